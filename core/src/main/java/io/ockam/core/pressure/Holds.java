package io.ockam.core.pressure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
 *
 * <p>All are let go at once, and the first of them may fill the queue again. Those that see that before they have brought anything
 * are the first at the next time: so each has its turn.
 */
public final class Holds {
    private final Set<Source> turnedAway = new LinkedHashSet<>(2);
    private final Set<Source> served = new LinkedHashSet<>(2);
    private @Nullable CompletableFuture<Void> relief;
    private volatile boolean any;

    /**
     * Pauses {@code source}, once.
     *
     * @return false if it was paused before
     */
    public boolean hold(Source source) {
        return hold(source, served);
    }

    /** As {@link #hold}, for a source that has brought nothing since it was let go. */
    boolean turnAway(Source source) {
        return hold(source, turnedAway);
    }

    private boolean hold(Source source, Set<Source> place) {
        boolean added;
        synchronized (this) {
            added = !turnedAway.contains(source) && !served.contains(source) && place.add(source);
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
            sources = new ArrayList<>(turnedAway);
            sources.addAll(served);
            turnedAway.clear();
            served.clear();
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
