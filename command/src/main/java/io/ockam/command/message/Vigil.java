package io.ockam.command.message;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Interrupts the thread that waits for a reply when the connection that it would come by is lost. For one wait of the thread that makes it. */
final class Vigil implements AutoCloseable {
    private final Thread waiting = Thread.currentThread();
    private Optional<String> lost = Optional.empty();
    private boolean over;

    /** @param closed completes with the reason when the connection is lost */
    Vigil(CompletionStage<String> closed) {
        closed.thenAccept(this::lost);
    }

    private synchronized void lost(String reason) {
        if (!over) {
            lost = Optional.of(reason);
            waiting.interrupt();
        }
    }

    /** Why the connection was lost while the thread waited, if it was. */
    synchronized Optional<String> loss() {
        return lost;
    }

    /** Nobody waits any more. */
    @Override
    public synchronized void close() {
        over = true;
        if (lost.isPresent()) {
            Thread.interrupted(); // ours, which may have come too late to be noticed
        }
    }
}
