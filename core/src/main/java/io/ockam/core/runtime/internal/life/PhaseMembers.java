package io.ockam.core.runtime.internal.life;

import io.ockam.core.worker.Phase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts who is alive of one phase, and tells when nobody is any more. */
public final class PhaseMembers {
    final Phase phase;
    private final AtomicInteger alive = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> empty;

    PhaseMembers(Phase phase) {
        this.phase = phase;
    }

    public void joined() {
        alive.incrementAndGet();
    }

    public void left() {
        alive.decrementAndGet();
        tellIfEmpty();
    }

    /** Completes when nobody is alive, at once if so now. */
    public CompletableFuture<Void> whenEmpty() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        empty = future;
        tellIfEmpty();
        return future;
    }

    private void tellIfEmpty() {
        CompletableFuture<Void> waiting = empty;
        if (waiting != null && alive.get() == 0) {
            waiting.complete(null);
        }
    }
}
