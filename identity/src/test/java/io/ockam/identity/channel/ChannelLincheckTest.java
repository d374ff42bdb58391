package io.ockam.identity.channel;

import io.ockam.core.Payload;
import io.ockam.identity.channel.ModelledEnd.Sent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One end of a channel in every interleaving that a model checker finds: of those who send, of what comes in, of a close, and of the threads
 * that run what none of these does itself.
 *
 * <p>{@code -Dockam.lincheck.iterations=100} looks longer.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // on a busy machine every switch of threads takes its time
public class ChannelLincheckTest {
    private static final int ITERATIONS = Integer.getInteger("ockam.lincheck.iterations", 2);

    /** Milliseconds for one run. The first ones load and rewrite everything that they use. */
    private static final long WHILE_CLASSES_ARE_LOADED = 300_000;

    private static void check(Class<?> model, int invocations) {
        new ModelCheckingOptions().iterations(ITERATIONS).threads(3).actorsPerThread(2).actorsBefore(0).actorsAfter(0)
                .invocationsPerIteration(invocations).invocationTimeout$lincheck(WHILE_CLASSES_ARE_LOADED)
                .logLevel(LoggingLevel.ERROR)
                .addGuarantee(
                        ManagedStrategyGuaranteeKt.forClasses(ChannelLincheckTest::isOneStep).allMethods().ignore())
                .check(model);
    }

    /** What works on values only, or has a lock of its own: nothing happens in between. */
    private static boolean isOneStep(String type) {
        return (type.startsWith("io.ockam.core.") && !type.startsWith("io.ockam.core.runtime."))
                || type.startsWith("io.ockam.identity.channel.message.")
                || type.equals("io.ockam.identity.channel.frame.Frames")
                || type.startsWith("java.util.concurrent.ConcurrentHashMap") || type.startsWith("org.slf4j.");
    }

    private static void require(boolean holds, ModelledEnd end) {
        if (!holds) {
            throw new IllegalStateException("delivered " + end.delivered() + ", sent " + end.sent());
        }
    }

    /** What is sent goes out under one nonce after the other and under the key of its nonce, and the goodbye comes last. */
    private static void requireInOrder(ModelledEnd end) {
        List<Sent> sent = end.sent();
        for (int i = 0; i < sent.size(); i++) {
            Sent one = sent.get(i);
            require(one.nonce() == i && one.key() == i / 32 && (!one.goodbye() || i == sent.size() - 1), end);
        }
    }

    /** The last message of the handshake comes in with the first frames right behind it; somebody here sends as soon as there is a channel. */
    public static class Completion {
        private final ModelledEnd end = new ModelledEnd();
        private final AtomicInteger taken = new AtomicInteger();
        private int came;

        @Operation(nonParallelGroup = "connection")
        public void comesIn() {
            require(came == 0 ? end.completeHandshake() : end.comesIn(end.frame(came)), end);
            came++;
        }

        @Operation
        public void send() {
            if (end.channel().isPresent()) {
                require(end.send(1), end);
                taken.incrementAndGet();
            }
        }

        @Operation
        public void turn() {
            end.turn();
        }

        @Validate
        public void everything_arrived_in_order() {
            end.finish();
            require(end.delivered().equals(IntStream.range(1, came).boxed().toList()), end);
            require(end.sent().size() == taken.get(), end);
            requireInOrder(end);
        }
    }

    private static ModelledEnd open() {
        ModelledEnd end = new ModelledEnd();
        end.completeHandshake();
        end.finish();
        return end;
    }

    /** Several send, several close, and the other end may say goodbye as well. */
    public static class Close {
        private final ModelledEnd end = open();
        private final SecureChannel channel = end.channel().orElseThrow();
        private final Payload goodbye = end.goodbye();
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger peerClosed = new AtomicInteger();

        @Operation
        public void send() {
            if (end.send(1)) {
                taken.incrementAndGet();
            }
        }

        @Operation
        public void close() {
            closed.incrementAndGet();
            channel.close();
        }

        @Operation(runOnce = true)
        public void peerCloses() {
            if (end.comesIn(goodbye)) {
                peerClosed.incrementAndGet();
            }
        }

        @Operation
        public void turn() {
            end.turn();
        }

        @Validate
        public void what_was_taken_went_out_and_nothing_is_left() {
            end.finish();
            int goodbyes = (int) end.sent().stream().filter(Sent::goodbye).count();
            require(end.sent().size() == taken.get() + goodbyes, end);
            requireInOrder(end);
            boolean over = closed.get() + peerClosed.get() > 0;
            require(channel.closed().toCompletableFuture().isDone() == over, end);
            require(end.channel().isEmpty() == over && end.isWiped() == over, end);
            require(goodbyes <= closed.get() && (goodbyes == 1 || !over || peerClosed.get() > 0), end);
            require(over != end.send(1), end);
        }
    }

    /** One message before both keys are changed: several send, and frames come in over two connections, some of them twice. */
    public static class Rekey {
        private static final int BEFORE = 31;

        private final ModelledEnd end = open();
        private final List<Payload> frames = IntStream.range(0, BEFORE + 8).mapToObj(end::frame).toList();
        private final AtomicInteger next = new AtomicInteger(BEFORE);
        private final AtomicInteger taken = new AtomicInteger(BEFORE);

        public Rekey() {
            IntStream.range(0, BEFORE).forEach(i -> {
                end.send(1);
                comesIn(i);
            });
        }

        private void comesIn(int number) {
            require(end.comesIn(Payload.wrap(frames.get(number).toArray())), end);
        }

        @Operation
        public void comesIn() {
            comesIn(next.getAndIncrement());
        }

        @Operation
        public void comesAgain() {
            comesIn(next.get() - 1);
        }

        @Operation
        public void send() {
            require(end.send(1), end);
            taken.incrementAndGet();
        }

        @Operation
        public void turn() {
            end.turn();
        }

        @Validate
        public void every_message_went_through_once_under_the_key_of_its_nonce() {
            end.finish();
            require(end.delivered().stream().sorted().toList()
                    .equals(IntStream.range(0, next.get()).boxed().toList()), end);
            require(end.sent().size() == taken.get(), end);
            requireInOrder(end);
        }
    }

    @Test
    void the_handshake_is_completed_while_first_messages_come_in_and_others_send() {
        check(Completion.class, 100);
    }

    @Test
    void a_channel_is_closed_from_both_sides_while_others_send() {
        check(Close.class, 100);
    }

    @Test
    void keys_are_changed_while_frames_come_in_and_others_send() {
        check(Rekey.class, 30);
    }
}
