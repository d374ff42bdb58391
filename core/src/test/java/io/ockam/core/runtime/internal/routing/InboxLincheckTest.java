package io.ockam.core.runtime.internal.routing;

import io.ockam.core.Address;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Marks;
import io.ockam.core.worker.Mailbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The inbox under all interleavings that a model checker finds, and under stress: as a queue with one owner, and as what hands a
 * worker from one thread to the next.
 *
 * <p>{@code -Dockam.lincheck.iterations=100} looks longer.
 */
public class InboxLincheckTest {
    private static final int ITERATIONS = Integer.getInteger("ockam.lincheck.iterations", 2);
    @SuppressWarnings("NullAway") // nobody receives it
    private static final Binding TO = new Binding(Mailbox.open(Address.local("to")), null);

    private static Envelope envelope(int number) {
        return new Envelope(TO.address, TO, Route.EMPTY, Route.EMPTY,
                Payload.wrap(ByteBuffer.allocate(4).putInt(number).array()), List.of(), null);
    }

    private static int number(Envelope envelope) {
        return envelope.payload().asBuffer().getInt();
    }

    private static <O extends Options<O, ?>> O sized(O options) {
        return options.iterations(ITERATIONS).threads(3).actorsPerThread(2).actorsBefore(1).actorsAfter(1);
    }

    /** Many put in, one takes out; anybody may shut it. Each result must be that of some order of the calls. */
    public static class AsQueue {
        private final Inbox inbox = new Inbox(true);

        @Operation
        public int push(@Param(gen = IntGen.class) int number) {
            return inbox.push(envelope(number), Marks.DEFAULT);
        }

        @Operation(nonParallelGroup = "owner")
        public @Nullable Integer next() {
            Envelope envelope = inbox.next();
            return envelope == null ? null : number(envelope);
        }

        @Operation(nonParallelGroup = "owner")
        public boolean close() {
            return inbox.close();
        }
    }

    /** Whoever claims the inbox handles what is in it and lets it go, as a worker's cell does. */
    public static class AsHandOver {
        private final Inbox inbox = new Inbox(false);
        /** Plain: only the owner may touch it. */
        private int handled;
        private int sum;
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger sentSum = new AtomicInteger();

        @Operation
        public void deliver(@Param(gen = IntGen.class) int number) {
            count(number);
            push(number);
        }

        private void count(int number) {
            sent.incrementAndGet();
            sentSum.addAndGet(number);
        }

        private void push(int number) {
            if (inbox.push(envelope(number), Marks.DEFAULT) == Inbox.CLAIMED) {
                do {
                    for (Envelope each = inbox.next(); each != null; each = inbox.next()) {
                        handled = handled + 1;
                        sum = sum + number(each);
                    }
                } while (!inbox.rest());
            }
        }

        @Operation
        public void deliverInline(@Param(gen = IntGen.class) int number) {
            count(number);
            if (inbox.claim()) {
                handled = handled + 1;
                sum = sum + number;
                while (!inbox.rest()) {
                    for (Envelope each = inbox.next(); each != null; each = inbox.next()) {
                        handled = handled + 1;
                        sum = sum + number(each);
                    }
                }
            } else {
                push(number);
            }
        }

        @Validate
        public void everything_was_handled_once() {
            if (!inbox.isIdle() || inbox.size() != 0 || handled != sent.get() || sum != sentSum.get()) {
                throw new IllegalStateException(handled + " of " + sent + " handled, " + inbox.size() + " wait");
            }
        }
    }

    @Test
    void as_a_queue_it_can_be_explained_in_every_interleaving() {
        sized(new ModelCheckingOptions()).invocationsPerIteration(150).check(AsQueue.class);
    }

    @Test
    void as_a_queue_it_stands_stress() {
        sized(new StressOptions()).invocationsPerIteration(150).check(AsQueue.class);
    }

    @Test
    void a_worker_is_handed_over_whole_in_every_interleaving() {
        sized(new ModelCheckingOptions()).invocationsPerIteration(150).check(AsHandOver.class);
    }

    @Test
    void a_worker_is_handed_over_whole_under_stress() {
        sized(new StressOptions()).invocationsPerIteration(150).check(AsHandOver.class);
    }
}
