package io.ockam.core.runtime;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.WorkerOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An inline worker turns blocking in every interleaving that a model checker finds: from then on it borrows no thread, not even one that
 * was about to deliver to it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // on a busy machine every switch of threads takes its time
public class TurningBlockingLincheckTest {
    private static final int ITERATIONS = Integer.getInteger("ockam.lincheck.iterations", 2);
    /** Milliseconds for one run. The first one loads and rewrites everything that it uses. */
    private static final long WHILE_CLASSES_ARE_LOADED = 300_000;

    public static class Turning {
        private final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();
        private final WorkerRuntime runtime = WorkerRuntime
                .start(RuntimeOptions.named("model").withTurns(turns::add));
        private final ThreadLocal<Boolean> ofTheRuntime = ThreadLocal.withInitial(() -> false);
        private final AtomicInteger sent = new AtomicInteger();
        /** Plain: only the worker may touch them. */
        private int handled;
        private int borrowed;

        public Turning() {
            runtime.start(WorkerOptions.at("w").inline(), (context, _) -> {
                if (handled++ == 0) {
                    context.runAs(Execution.BLOCKING);
                } else if (!ofTheRuntime.get()) {
                    borrowed++;
                }
            });
            turn();
        }

        private boolean turn() {
            Runnable longest = turns.poll();
            if (longest == null) {
                return false;
            }
            ofTheRuntime.set(true);
            longest.run();
            ofTheRuntime.set(false);
            return true;
        }

        /** A message comes in, and then a thread of the runtime comes by. */
        @Operation
        public void send() {
            LocalMessage message = new LocalMessage(Route.of("w"), Route.EMPTY, Payload.empty());
            if (runtime.app().offer(Address.local("app"), message).isAccepted()) {
                sent.incrementAndGet();
            }
            turn();
        }

        @Validate
        public void everything_was_handled_and_only_the_first_on_a_borrowed_thread() {
            while (turn()) {
                // until nothing is left to do
            }
            if (borrowed != 0 || handled != sent.get()) {
                throw new IllegalStateException(
                        handled + " of " + sent + " handled, " + borrowed + " on a borrowed thread");
            }
        }
    }

    /** What works on values only, or has a lock of its own: nothing happens in between. */
    private static boolean isOneStep(String type) {
        return (type.startsWith("io.ockam.core.") && !type.startsWith("io.ockam.core.runtime."))
                || type.startsWith("java.util.concurrent.ConcurrentHashMap") || type.startsWith("org.slf4j.");
    }

    @Test
    void no_thread_is_borrowed_after_it() {
        new ModelCheckingOptions().iterations(ITERATIONS).threads(2).actorsPerThread(2).actorsBefore(0).actorsAfter(0)
                .invocationsPerIteration(100).invocationTimeout$lincheck(WHILE_CLASSES_ARE_LOADED)
                .logLevel(LoggingLevel.ERROR)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(TurningBlockingLincheckTest::isOneStep).allMethods()
                        .ignore())
                .check(Turning.class);
    }
}
