package io.ockam.node.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.codec.BareReader;
import io.ockam.core.codec.BareWriter;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Supervision;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.trust.Peer;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of {@code docs/library.md}, run; and a check that they stand there as they stand here. */
class LibraryExamplesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void a_first_node() {
        try (Node node = Node.start("n1")) {
            node.worker("echoer", (context, message) -> context.reply(message.payload()));
            String reply = node.call(Route.of("echoer"), "hello", String.class, Duration.ofSeconds(5));
            assertThat(reply).isEqualTo("hello");
        }
    }

    /** Counts words, and remembers how many in all. */
    static final class WordCounter implements Worker {
        private int all;

        @Override
        public void receive(Context context, Message message) {
            int words = message.body(String.class).split(" ").length;
            all += words;
            context.reply(words + " of " + all);
        }
    }

    @Test
    void a_worker_with_state() {
        try (Node node = Node.start("n1")) {
            node.worker("words", new WordCounter());
            node.call(Route.of("words"), "to be or not to be", String.class, SOON);
            String answer = node.call(Route.of("words"), "that is the question", String.class, SOON);
            assertThat(answer).isEqualTo("4 of 10");
        }
    }

    /** Passes on what it gets, and gets what comes back. */
    static final class Hop implements Worker {
        @Override
        public void receive(Context context, Message message) {
            context.forward(message.stepForward(context.address()));
        }
    }

    @Test
    void a_route_through_hops() {
        try (Node node = Node.start("n1")) {
            for (String hop : List.of("h1", "h2", "h3")) {
                node.worker(hop, new Hop());
            }
            Message reply = node.call(Route.of("h1", "h2", "h3", "echo"), Payload.utf8("hello"), SOON);
            assertThat(reply.returnRoute()).isEqualTo(Route.of("h1", "h2", "h3", "echo"));
        }
    }

    @Test
    void two_nodes_over_tcp() {
        try (Node responder = Node.start("responder"); Node initiator = Node.start("initiator")) {
            TcpListener listener = responder.listen("127.0.0.1:0", "echo");

            TcpConnection connection = initiator.connect(listener.local().toString());
            Route echo = Route.of(connection.sender(), Address.local("echo"));
            String reply = initiator.call(echo, "Hello Ockam!", String.class, SOON);
            assertThat(reply).isEqualTo("Hello Ockam!");
        }
    }

    @Test
    void a_multi_address() {
        try (Node responder = Node.start("responder"); Node initiator = Node.start("initiator")) {
            int port = responder.listen("127.0.0.1:0", "uppercase").local().port();
            MultiAddress there = MultiAddress.parse("/dnsaddr/localhost/tcp/" + port + "/service/uppercase");
            try (Connection connection = initiator.connect(there, Duration.ofSeconds(10))) {
                String reply = initiator.call(connection.route(), "hello", String.class, SOON);
                assertThat(reply).isEqualTo("HELLO");
            }
        }
    }

    /** Sends everything on to a fixed route, and lets the two ends reach each other. */
    record Relay(Route onward) implements Worker {
        @Override
        public void receive(Context context, Message message) {
            var flows = context.workers().flowControls();
            Address back = message.returnRoute().first();
            Address next = onward.first();
            flows.producerBehind(next).ifPresent(producer -> flows.addConsumer(back, producer.id()));
            flows.producerBehind(back).ifPresent(producer -> flows.addConsumer(next, producer.id()));
            context.forward(message.local().popOnward().withOnwardRoute(onward.append(message.onwardRoute().rest())));
        }
    }

    @Test
    void through_a_node_in_the_middle() {
        try (Node responder = Node.start("responder");
                Node middle = Node.start("middle");
                Node initiator = Node.start("initiator")) {
            TcpConnection onward = middle.connect(responder.listen("127.0.0.1:0", "echo").local().toString());
            middle.worker("forward_to_responder", new Relay(Route.of(onward.sender())));
            TcpListener public_ = middle.listen("127.0.0.1:0", "forward_to_responder");

            TcpConnection connection = initiator.connect(public_.local().toString());
            Route echo = Route.of(connection.sender(), Address.local("forward_to_responder"), Address.local("echo"));
            assertThat(initiator.call(echo, "hello", String.class, SOON)).isEqualTo("hello");
        }
    }

    /** One of three messages that a file is sent with. */
    sealed interface FileData extends Encodable {
        record Description(String name, long size) implements FileData {}

        record Data(Payload bytes) implements FileData {}

        record Quit() implements FileData {}

        @Override
        default Payload encode() {
            BareWriter out = new BareWriter();
            switch (this) {
                case Description(String name, long size) -> out.varint(0).text(name).u64(size);
                case Data(Payload bytes) -> out.varint(1).data(bytes);
                case Quit() -> out.varint(2);
            }
            return out.toPayload();
        }

        static FileData decode(Payload payload) {
            BareReader in = BareReader.of(payload);
            return switch ((int) in.varint()) {
                case 0 -> new Description(in.text(), in.u64());
                case 1 -> new Data(in.payload());
                case 2 -> new Quit();
                default -> throw new OckamException(ErrorCode.MALFORMED, "That is no file");
            };
        }
    }

    /** Writes what it gets into a folder. Files block, so it is started as a blocking worker. */
    static final class FileReceiver implements Worker {
        private final Path folder;
        private Path file;

        FileReceiver(Path folder) {
            this.folder = folder;
            this.file = folder.resolve("unnamed");
        }

        @Override
        public void receive(Context context, Message message) throws IOException {
            switch (message.body(FileData::decode)) {
                case FileData.Description(String name, _) -> file = Files.createFile(folder.resolve(name));
                case FileData.Data(Payload bytes) ->
                    Files.write(file, bytes.toArray(), StandardOpenOption.APPEND);
                case FileData.Quit() -> context.stop();
            }
        }
    }

    @TempDir
    Path folder;

    @Test
    void messages_of_your_own_and_files() throws IOException {
        try (Node node = Node.start("n1")) {
            Address receiver = node.worker(WorkerOptions.at("receiver").blocking(), new FileReceiver(folder));
            node.send(Route.of("receiver"), new FileData.Description("a.txt", 10));
            node.send(Route.of("receiver"), new FileData.Data(Payload.utf8("0123456789")));
            node.send(Route.of("receiver"), new FileData.Quit());
            node.workers().awaitStopped(receiver, SOON);
        }
        assertThat(folder.resolve("a.txt")).hasContent("0123456789");
    }

    @Test
    void who_may_talk_to_whom() {
        try (Node node = Node.start("n1")) {
            AccessControl fromGate = AccessControl.fromSources(Address.local("gate"));
            node.worker(WorkerOptions.at("vault").incoming(fromGate), (context, message) -> context.reply("open"));
            node.worker("gate", new Hop());
            String answer = node.call(Route.of("gate", "vault"), "please", String.class, SOON);
            assertThat(answer).isEqualTo("open");
        }
    }

    @Test
    void a_program_that_sends_and_receives_by_itself() {
        try (Node node = Node.start("n1");
                DetachedContext me = node.workers().detached(Mailbox.open(Address.local("me")))) {
            me.send(Route.of("echo"), "one");
            me.send(Route.of("echo"), "two");
            assertThat(me.receive().body(String.class)).isEqualTo("one");
            assertThat(me.receive(Duration.ofSeconds(5)).body(String.class)).isEqualTo("two");
        }
    }

    @Test
    void later_and_again() {
        try (Node node = Node.start("n1"); Delayed tick = node.app().delayed(Route.of("app"), Payload.utf8("tick"))) {
            tick.in(Duration.ofMillis(20));
            assertThat(node.app().receive().payload().contentEquals(Payload.utf8("tick"))).isTrue();
            tick.in(Duration.ofMillis(20));
            node.app().receive();
        }
    }

    @Test
    void a_processor_that_reads_lines(@TempDir Path folder) throws IOException {
        Path lines = Files.write(folder.resolve("lines"), List.of("one", "two"));
        try (Node node = Node.start("n1"); Stream<String> source = Files.lines(lines)) {
            var remaining = source.iterator();
            node.workers().start(WorkerOptions.at("reader"), (DetachedContext context) -> {
                if (remaining.hasNext()) {
                    context.send(Route.of("app"), remaining.next());
                }
                return remaining.hasNext();
            });
            assertThat(node.app().receive().body(String.class)).isEqualTo("one");
            assertThat(node.app().receive().body(String.class)).isEqualTo("two");
        }
    }

    @Test
    void what_became_of_a_message() {
        try (Node node = Node.start("n1")) {
            var message = new LocalMessage(Route.of("nobody"), Route.EMPTY, Payload.empty());
            String what = switch (node.app().offer(message)) {
                case Delivery.Delivered() -> "it has it";
                case Delivery.Backlogged(_, var relief) -> "it has it, and more than enough: wait for " + relief;
                case Delivery.Denied(_, var by) -> "not allowed by " + by;
                case Delivery.NoSuchWorker(var address) -> "nobody at " + address;
                case Delivery.Stopping(var address) -> address + " is on its way out";
                case Delivery.Refused(var address) -> address + " cannot take more";
            };
            assertThat(what).isEqualTo("nobody at 0#nobody");
        }
    }

    @Test
    void a_worker_that_is_made_anew() {
        try (Node node = Node.start("n1")) {
            WorkerOptions supervised = WorkerOptions.at("words").supervised(Supervision.restart(WordCounter::new));
            node.worker(supervised, new WordCounter());
            node.call(Route.of("words"), "one two", String.class, SOON);
            node.send(Route.of("words"), Payload.utf8("no body"));
            String answer = node.call(Route.of("words"), "three", String.class, SOON);
            assertThat(answer).as("it counts anew").isEqualTo("1 of 1");
        }
    }

    /** An identity whose keys live as long as this program. */
    private static LocalIdentity someone() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    @Test
    void a_channel_through_a_node_that_cannot_read_what_it_carries() {
        List<byte[]> carried = new CopyOnWriteArrayList<>();
        LocalIdentity alice = someone();
        LocalIdentity bob = someone();
        try (Node home = Node.start("home"); Node middle = Node.start("middle"); Node away = Node.start("away")) {
            SecureChannelListener listener = away.channels().listen(bob, "api",
                    SecureChannelListenerOptions.DEFAULT.trusting(alice.identifier()));
            away.worker(WorkerOptions.at("greeter").incoming(Peer.only(List.of(alice.identifier()))),
                    (context, message) -> context.reply("hello " + Peer.of(message).orElseThrow()));
            listener.admit(Address.local("greeter"));
            TcpListener atAway = away.listen("127.0.0.1:0", "api");

            TcpConnection on = middle.connect(atAway.local().toString());
            middle.worker("relay", (context, message) -> {
                carried.add(message.payload().toArray());
                context.forward(message.stepForward(context.address()));
            });
            TcpListener atMiddle = middle.listen("127.0.0.1:0", "relay");
            middle.admit(on.flow(), "relay");

            TcpConnection out = home.connect(atMiddle.local().toString());
            SecureChannel channel = home.channels().create(alice,
                    Route.of(out.sender(), Address.local("relay"), on.sender(), Address.local("api")),
                    SecureChannelOptions.DEFAULT.trusting(bob.identifier()));
            String reply = home.call(Route.of(channel.address(), Address.local("greeter")), "it is me", String.class,
                    SOON);
            assertThat(reply).isEqualTo("hello " + alice.identifier());
        }
        assertThat(carried).hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(payload -> new String(payload, StandardCharsets.ISO_8859_1).contains("it is me"));
    }

    static List<String> snippets() throws IOException {
        String page = Files.readString(Path.of("../docs/library.md"));
        return Stream.of(page.split("```java\n")).skip(1).map(part -> part.substring(0, part.indexOf("```"))).toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void the_page_shows_what_runs_here(String snippet) throws IOException {
        String here = Files.readString(Path.of("src/test/java/io/ockam/node/example/LibraryExamplesTest.java"));
        assertThat(flat(here)).contains(flat(snippet));
    }

    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
