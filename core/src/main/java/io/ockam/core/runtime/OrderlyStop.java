package io.ockam.core.runtime;

import io.ockam.core.runtime.internal.dispatch.Dispatcher;
import io.ockam.core.runtime.internal.dispatch.Durations;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Phases;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.runtime.internal.routing.Router;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a node: applications, then phase after phase, then contexts and threads. */
final class OrderlyStop {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);

    private final Router router;
    private final Phases phases;
    private final Dispatcher dispatcher;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    OrderlyStop(Router router, Phases phases, Dispatcher dispatcher) {
        this.router = router;
        this.phases = phases;
        this.dispatcher = dispatcher;
    }

    CompletionStage<Void> begin(Duration timeout) {
        if (phases.end()) {
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
                requestStop(members);
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

    private void requestStop(PhaseMembers members) {
        for (Recipient recipient : router.recipients()) {
            if (recipient.members() == members) {
                recipient.requestStop();
            }
        }
    }
}
