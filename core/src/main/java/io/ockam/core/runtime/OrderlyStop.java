package io.ockam.core.runtime;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a node: applications, then phase after phase, then contexts and threads. */
final class OrderlyStop {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);

    private final Router router;
    private final Phases phases;
    private final Dispatcher dispatcher;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    OrderlyStop(Router router, Phases phases, Dispatcher dispatcher) {
        this.router = router;
        this.phases = phases;
        this.dispatcher = dispatcher;
    }

    /** @throws OckamException {@link ErrorCode#CONFLICT} once a stop has begun */
    void requireRunning() {
        if (begun.get()) {
            throw new OckamException(ErrorCode.CONFLICT, "The node is shutting down");
        }
    }

    boolean hasBegun() {
        return begun.get();
    }

    CompletionStage<Void> begin(Duration timeout) {
        if (begun.compareAndSet(false, true)) {
            LOG.info("Initiate graceful node shutdown");
            Thread.ofVirtual().name("stop").start(() -> run(timeout));
        }
        return done();
    }

    CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    private void run(Duration timeout) {
        long deadline = System.nanoTime() + Durations.nanos(timeout);
        try {
            for (PhaseMembers members : phases.inOrderOfStopping()) {
                CompletableFuture<Void> empty = members.whenEmpty();
                members.requestStop(router.recipients());
                empty.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            LOG.info("No more workers left.  Goodbye!");
        } catch (TimeoutException e) {
            LOG.warn("Shutdown timeout reached; aborting node!");
        } catch (InterruptedException | ExecutionException e) {
            LOG.warn("Shutdown was disturbed; aborting node!", e);
        } finally {
            router.recipients().forEach(Recipient::abort);
            dispatcher.end();
            done.complete(null);
        }
    }
}
