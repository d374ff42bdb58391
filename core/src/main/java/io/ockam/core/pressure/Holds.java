package io.ockam.core.pressure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sources that one queue has paused, and those who wait for it to drain. Thread-safe.
 *
 * <p>A queue that takes a message while it is over its mark calls {@link #hold} and then {@link #releaseIf}; whoever drains it
 * calls {@link #releaseIf} after it took something out. So no source is left behind, whichever comes first; and since it is asked
 * under the lock whether the queue has drained, no source that was paused after that is let go with the others.
 */
public final class Holds {
    private final Set<Source> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable CompletableFuture<Void> relief;
    private volatile boolean any;

    /**
     * Pauses {@code source}, once.
     *
     * @return false if it was paused before
     */
    public boolean hold(Source source) {
        boolean added;
        synchronized (this) {
            added = held.add(source);
            any = true;
        }
        // Outside the lock, as the release is: counts may cross, their sum is right.
        if (added) {
            source.hold();
        }
        return added;
    }

    /** Completes at the next release; completing it in another way has no effect on others. */
    public synchronized CompletionStage<Void> relief() {
        if (relief == null) {
            relief = new CompletableFuture<>();
            any = true;
        }
        return relief.minimalCompletionStage();
    }

    /** Whether anybody is paused or waits. */
    public boolean any() {
        return any;
    }

    /** Lets every source go and completes the relief, if there is anybody and {@code drained} says so, which must be short. */
    public void releaseIf(BooleanSupplier drained) {
        if (!any || !drained.getAsBoolean()) {
            return;
        }
        List<Source> sources;
        CompletableFuture<Void> waiting;
        synchronized (this) {
            if (!drained.getAsBoolean()) {
                return;
            }
            sources = new ArrayList<>(held);
            held.clear();
            any = false;
            waiting = relief;
            relief = null;
        }
        sources.forEach(Source::release);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
