package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.channel.handshake.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread is held at the worst moment, others do at that moment what races with it. No timing: every run is the same. */
class InterleavingsTest {
    /** More than a key is for, so that what waits goes across rekeyings as well. */
    private static final int MANY = 70;

    /** A place where one thread stays until it is let go. */
    private static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        void pass() {
            reached.countDown();
            await(open);
        }

        void awaitSomebody() {
            await(reached);
        }

        void open() {
            open.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** On the way from one end to the other only; before it passes on the message that it was told of, it stays in the gate. */
    private static final class Wire implements Worker {
        private final Gate gate = new Gate();
        private final List<Long> nonces = new CopyOnWriteArrayList<>();
        private final int held;
        private int passed;

        Wire(int held) {
            this.held = held;
        }

        @Override
        public void receive(Context context, Message message) {
            nonces.add(message.payload().asBuffer().getLong());
            context.forward(message.local().popOnward());
            if (passed++ == held) {
                gate.pass();
            }
        }
    }

    private final ChannelNode node = new ChannelNode("node");
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        node.close();
    }

    private SecureChannelListener listen(SecureChannelListenerOptions options) {
        SecureChannelListener listener = node.listenWithEcho(options);
        node.workers().start(WorkerOptions.at("sink").inline(),
                (_, message) -> received.add(message.body(String.class)));
        listener.admit(Address.local("sink"));
        return listener;
    }

    private SecureChannel create() {
        return node.channels().create(node.self(), Route.of("api"), SecureChannelOptions.DEFAULT);
    }

    private void send(SecureChannel channel, int from, int to) {
        IntStream.range(from, to).forEach(
                i -> node.workers().app().send(Route.of(channel.address(), Address.local("sink")), "m" + i));
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
    }

    private SecureChannel end(Role role) {
        eventually(() -> node.channels().channels().stream().anyMatch(each -> each.role() == role));
        return node.channels().channels().stream().filter(each -> each.role() == role).findFirst().orElseThrow();
    }

    @Test
    void first_messages_that_overtake_the_responders_last_step_wait_for_it() {
        Gate deciding = new Gate();
        listen(SecureChannelListenerOptions.DEFAULT.trusting(_ -> {
            deciding.pass();
            return true;
        }));
        SecureChannel channel = create();
        deciding.awaitSomebody();
        send(channel, 0, MANY);
        assertThat(received).isEmpty();
        deciding.open();
        eventually(() -> received.size() == MANY);
        assertThat(received).isEqualTo(texts(MANY));
        assertThat(end(Role.RESPONDER).traffic().refusedMessages()).isZero();
    }

    @Test
    void first_messages_that_overtake_the_initiators_last_step_wait_for_it() {
        listen(SecureChannelListenerOptions.DEFAULT);
        Wire wire = wireForThirdMessages();
        SecureChannelOptions options = SecureChannelOptions.DEFAULT.withFlow(node.workers().flowControls().newId());
        node.workers().flowControls().addConsumer(Address.local("sink"), options.flow().orElseThrow());
        CompletableFuture<SecureChannel> made = CompletableFuture
                .supplyAsync(() -> node.channels().create(node.self(), Route.of("hop", "api"), options));
        wire.gate.awaitSomebody();
        send(end(Role.RESPONDER), 0, MANY);
        assertThat(received).isEmpty();
        assertThat(made).isNotDone();
        wire.gate.open();
        eventually(() -> received.size() == MANY);
        assertThat(received).isEqualTo(texts(MANY));
        assertThat(made.join().traffic().refusedMessages()).isZero();
    }

    /** A hop for the first message and all that comes back, which has the third take another way: the initiator's last step is after it. */
    private Wire wireForThirdMessages() {
        AtomicInteger passed = new AtomicInteger();
        node.workers().start(WorkerOptions.at("hop").inline(), (context, message) -> context
                .forward(message.stepForward(Address.local(passed.getAndIncrement() == 0 ? "hop" : "wire"))));
        return wire(0);
    }

    private Wire wire(int held) {
        Wire wire = new Wire(held);
        Address address = node.workers().start(WorkerOptions.at("wire").inline(), wire);
        // What comes to a worker that is still starting is handled later, by another thread than the one to be held.
        node.workers().awaitStarted(address, ChannelNode.PATIENCE);
        return wire;
    }

    @Test
    void what_was_taken_before_a_close_arrives_and_nothing_is_taken_after_it() {
        listen(SecureChannelListenerOptions.DEFAULT);
        SecureChannel channel = create();
        node.ask(channel, "established");
        SecureChannel other = end(Role.RESPONDER);
        Wire wire = wire(0);
        channel.updateRoute(Route.of("wire"));
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(channel, 0, 1));
        wire.gate.awaitSomebody();
        send(channel, 1, MANY);
        channel.close();
        assertThatThrownBy(() -> send(channel, MANY, MANY + 1)).isInstanceOf(OckamException.class);
        wire.gate.open();
        sending.join();
        channel.closed().toCompletableFuture().join();
        other.closed().toCompletableFuture().join();
        assertThat(received).isEqualTo(texts(MANY));
        // The last one is the goodbye.
        assertThat(wire.nonces).containsExactlyElementsOf(LongStream.rangeClosed(1, MANY + 1).boxed().toList());
        assertThat(other.traffic().refusedMessages()).isZero();
        eventually(() -> node.vault().counts().aeadKeys() == 0);
    }

    /** Held with the last frame of a key on its way, or the first of the next. */
    @ParameterizedTest
    @ValueSource(ints = {30, 31, 32})
    void messages_of_others_while_a_key_is_changed_wait_and_keep_their_order(int held) {
        listen(SecureChannelListenerOptions.DEFAULT);
        SecureChannel channel = create();
        node.ask(channel, "established");
        Wire wire = wire(held);
        channel.updateRoute(Route.of("wire"));
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(channel, 0, held + 1));
        wire.gate.awaitSomebody();
        send(channel, held + 1, MANY);
        wire.gate.open();
        sending.join();
        eventually(() -> received.size() == MANY);
        assertThat(received).isEqualTo(texts(MANY));
        assertThat(wire.nonces).containsExactlyElementsOf(LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(end(Role.RESPONDER).traffic().refusedMessages()).isZero();
    }
}
