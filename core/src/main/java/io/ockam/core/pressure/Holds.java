package io.ockam.core.pressure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The sources that one queue has paused, and those who wait for it to drain. Thread-safe.
 *
 * <p>A queue that takes a message while it is over its mark calls {@link #hold}, <em>then looks again whether it is drained</em>,
 * and if so calls {@link #releaseAll}; whoever drains it calls {@link #releaseAll} after it got below half. So no source is left
 * behind, whichever comes first.
 */
public final class Holds {
    private final Set<Source> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable CompletableFuture<Void> relief;
    private volatile boolean any;

    /** Pauses {@code source}, once. */
    public void hold(Source source) {
        boolean added;
        synchronized (this) {
            added = held.add(source);
            any = true;
        }
        // Outside the lock, as the release is: counts may cross, their sum is right.
        if (added) {
            source.hold();
        }
    }

    /** Completes at the next {@link #releaseAll}; completing it in another way has no effect on others. */
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

    /** Lets every source go and completes the relief. */
    public void releaseAll() {
        List<Source> sources;
        CompletableFuture<Void> waiting;
        synchronized (this) {
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
