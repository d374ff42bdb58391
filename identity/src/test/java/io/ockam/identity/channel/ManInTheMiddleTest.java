package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.channel.handshake.HandshakeBounds;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.vault.SecretCounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody on the way who can read, change, drop, repeat, reorder, cut and inject what passes between two ends. */
class ManInTheMiddleTest {
    /** What becomes of one passing payload: the payloads that go on instead. */
    private interface Meddling {
        List<Payload> pass(Payload payload);
    }

    private static final Meddling HONEST = List::of;

    private final ChannelNode node = new ChannelNode("node");
    private final List<byte[]> seen = new CopyOnWriteArrayList<>();
    private volatile Meddling meddling = HONEST;
    private SecureChannelListener listener;

    @BeforeEach
    void listen() {
        listener = node.listenWithEcho(SecureChannelListenerOptions.DEFAULT
                .within(new HandshakeBounds(8, 16, Duration.ofMinutes(1))));
        node.channels().listen(node.self(), "impatient", SecureChannelListenerOptions.DEFAULT
                .within(new HandshakeBounds(8, 16, Duration.ofMillis(100))));
        for (String hop : List.of("h1", "h2", "h3")) {
            node.workers().start(WorkerOptions.at(hop).inline(), (context, message) -> {
                seen.add(message.payload().toArray());
                LocalMessage next = message.stepForward(context.address());
                List<Payload> instead = hop.equals("h2") ? meddling.pass(message.payload()) : List.of(next.payload());
                instead.forEach(payload -> context.forward(next.withPayload(payload)));
            });
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    private SecureChannel create(String at, Duration timeout) {
        return node.channels().create(node.self(), Route.of("h1", "h2", "h3", at),
                SecureChannelOptions.DEFAULT.withTimeout(timeout));
    }

    private SecureChannel create() {
        return create("api", ChannelNode.PATIENCE);
    }

    private SecureChannel responder() {
        return node.channels().channels().stream().filter(each -> each.role() == Role.RESPONDER).findFirst()
                .orElseThrow();
    }

    @Test
    void those_on_the_way_never_see_the_text() {
        SecureChannel channel = create();
        String secret = "a text that nobody on the way may see";
        for (int i = 0; i < 40; i++) {
            assertThat(node.ask(channel, secret)).isEqualTo(secret);
        }
        assertThat(seen).hasSizeGreaterThan(240).allSatisfy(payload -> assertThat(
                new String(payload, StandardCharsets.ISO_8859_1)).doesNotContain("nobody", "echo"));
    }

    /** Bends one byte of the {@code number}-th message of a handshake. @return whether a message gets through all the same */
    private boolean survives(int number, int at) {
        AtomicInteger passing = new AtomicInteger();
        meddling = payload -> {
            if (passing.incrementAndGet() == number) {
                payload.array()[payload.offset() + at] ^= 1;
            }
            return List.of(payload);
        };
        try {
            SecureChannel channel = create("impatient", Duration.ofMillis(100));
            meddling = HONEST;
            node.workers().call(Route.of(channel.address(), Address.local("echo")), "hello", String.class,
                    Duration.ofMillis(100));
            return true;
        } catch (OckamException _) {
            return false;
        }
    }

    @Test
    void a_changed_byte_of_any_message_ends_the_handshake_and_leaves_nothing() {
        create().close();
        for (int number = 1; number <= 3; number++) {
            for (int at : List.of(0, 31)) {
                assertThat(survives(number, at)).as("message %s, byte %s", number, at).isFalse();
                node.channels().channels().forEach(SecureChannel::close);
            }
        }
        meddling = HONEST;
        eventually(() -> node.vault().counts().equals(new SecretCounts(1, 0, 0, 0)));
    }

    @Test
    void changed_repeated_and_foreign_messages_are_refused_counted_and_change_nothing() {
        SecureChannel channel = create();
        node.ask(channel, "one");
        meddling = payload -> {
            byte[] bent = payload.toArray();
            bent[bent.length - 1] ^= 1;
            return List.of(Payload.wrap(bent), payload.copy(), payload, Payload.wrap(new byte[100]),
                    Payload.wrap(new byte[3]));
        };
        assertThat(node.ask(channel, "two")).isEqualTo("two");
        meddling = HONEST;
        assertThat(node.ask(channel, "three")).isEqualTo("three");
        // Each way: one bent, one repeated, one foreign, one too short.
        eventually(() -> responder().traffic().refusedMessages() == 4);
        eventually(() -> channel.traffic().refusedMessages() == 4);
        assertThat(responder().traffic().receivedMessages()).isEqualTo(3);
    }

    @Test
    void messages_in_another_order_within_the_window_all_arrive_once() {
        SecureChannel channel = create();
        List<Payload> held = new ArrayList<>();
        meddling = payload -> {
            if (held.size() < 29) {
                held.add(payload);
                return List.of();
            }
            List<Payload> all = new ArrayList<>(held.reversed());
            all.addFirst(payload);
            held.clear();
            return all;
        };
        List<String> received = new CopyOnWriteArrayList<>();
        Address sink = node.workers().start("sink", (_, message) -> received.add(message.body(String.class)));
        listener.admit(sink);
        for (int i = 0; i < 60; i++) {
            node.workers().app().send(Route.of(channel.address(), sink), "m" + i);
        }
        eventually(() -> received.size() == 60);
        assertThat(received).doesNotHaveDuplicates();
        assertThat(responder().traffic().refusedMessages()).isZero();
    }

    @Test
    void loss_of_less_than_the_window_is_survived() {
        SecureChannel channel = create();
        AtomicInteger passing = new AtomicInteger();
        meddling = payload -> passing.incrementAndGet() % 3 == 0 ? List.of(payload) : List.of();
        List<String> received = new CopyOnWriteArrayList<>();
        Address sink = node.workers().start("sink", (_, message) -> received.add(message.body(String.class)));
        listener.admit(sink);
        for (int i = 0; i < 99; i++) {
            node.workers().app().send(Route.of(channel.address(), sink), "m" + i);
        }
        eventually(() -> received.size() == 33);
        assertThat(received).startsWith("m2", "m5").endsWith("m98");
    }

    @Test
    void a_flood_of_first_messages_is_bounded_and_others_are_still_answered() {
        int before = node.workers().list().size();
        Address flooder = node.workers().detached(Mailbox.open(Address.local("flooder")))
                .address();
        for (int i = 0; i < 500; i++) {
            byte[] first = new byte[32];
            first[0] = 9;
            first[1] = (byte) i;
            node.workers().app().forward(new LocalMessage(Route.of("api"), Route.of(flooder), Payload.wrap(first)));
        }
        assertThat(node.ask(create(), "hello")).isEqualTo("hello");
        eventually(() -> node.workers().list().size() <= before + 1 + 4 + 16);
        assertThat(node.failures()).anyMatch(why -> why.contains("too many handshakes at once"));
    }

    @Test
    void garbage_gets_no_answer_and_a_message_without_a_way_back_neither() {
        List<Payload> answers = new CopyOnWriteArrayList<>();
        Address asker = node.workers().start("asker", (_, message) -> answers.add(message.payload()));
        for (int length : new int[]{0, 1, 31, 65_536}) {
            node.workers().app().forward(new LocalMessage(Route.of("api"), Route.of(asker),
                    Payload.wrap(new byte[length])));
        }
        node.workers().app().forward(new LocalMessage(Route.of("api"), Route.EMPTY, Payload.wrap(new byte[32])));
        // An ephemeral key of small order.
        node.workers().app().forward(new LocalMessage(Route.of("api"), Route.of(asker), Payload.wrap(new byte[32])));
        for (int i = 0; i < 6; i++) {
            assertThat(poll()).startsWith("responder: ");
        }
        assertThat(answers).isEmpty();
        assertThat(node.ask(create(), "hello")).isEqualTo("hello");
    }

    private String poll() {
        try {
            String why = node.failures().poll(20, TimeUnit.SECONDS);
            return why == null ? "nothing" : why;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_peer_that_stalls_is_forgotten_and_whoever_asks_is_told() {
        meddling = _ -> List.of();
        assertThatThrownBy(() -> create("impatient", Duration.ofMillis(50))).hasMessageContaining("timeout");
        AtomicInteger passing = new AtomicInteger();
        meddling = payload -> passing.incrementAndGet() == 2 ? List.of() : List.of(payload);
        assertThatThrownBy(() -> create("impatient", Duration.ofMillis(50))).hasMessageContaining("timeout");
        eventually(() -> node.vault().counts().ephemeralKeys() == 0);
        assertThat(node.failures()).anyMatch(why -> why.contains("no third message"));
    }
}
