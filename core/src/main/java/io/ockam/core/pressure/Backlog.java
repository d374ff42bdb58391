package io.ockam.core.pressure;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the account of a queue outside the runtime, such as what a connection still has to write.
 *
 * <p>One source, the connection's own reader, may have a mark of its own: its requests cause the replies in this queue, and if
 * it stopped as early as the others, bulk in both directions would lock up. Thread-safe; the order of the queue itself is the
 * owner's matter.
 */
public final class Backlog {
    /** How the queue took a message. */
    public enum Level {
        /** Below the mark. */
        FINE,
        /** Over the mark: the source is paused. */
        OVER,
        /** Beyond the limit, from nobody or a source that had been paused before: not counted, must not be queued. */
        BEYOND
    }

    private final Marks marks;
    private final @Nullable Source own;
    private final Marks ownMarks;
    private final Holds others = new Holds();
    private final Holds owns = new Holds();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    public Backlog(Marks marks) {
        this.marks = marks;
        this.own = null;
        this.ownMarks = marks;
    }

    /** @param ownMarks what holds for messages that {@code own} caused */
    public Backlog(Marks marks, Source own, Marks ownMarks) {
        this.marks = marks;
        this.own = own;
        this.ownMarks = ownMarks;
    }

    /** Counts a message before it is queued; pauses its source when that is over the mark. */
    public Level add(@Nullable Source source, long size) {
        boolean ours = source != null && source == own;
        Marks applied = ours ? ownMarks : marks;
        long queued = messages.incrementAndGet();
        long queuedBytes = bytes.addAndGet(size);
        if (!applied.isOver(queued, queuedBytes)) {
            return Level.FINE;
        }
        boolean paused = source != null && hold(source, ours);
        if (!paused && applied.isBeyond(queued, queuedBytes)) {
            remove(size);
            return Level.BEYOND;
        }
        releaseDrained();
        return Level.OVER;
    }

    private boolean hold(Source source, boolean ours) {
        if (ours) {
            return owns.hold(source);
        }
        source.heldBy(this);
        return others.hold(source);
    }

    /** Pauses {@code source} if the queue is over its mark again, by those that were let go before it; returns whether it is paused. */
    boolean turnsAway(Source source) {
        if (!closed && marks.isOver(messages.get(), bytes.get())) {
            others.turnAway(source);
            releaseDrained();
        }
        return source.isPaused();
    }

    /** Counts a message that left the queue. */
    public void remove(long size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
        releaseDrained();
    }

    private void releaseDrained() {
        others.releaseIf(() -> isDrained(marks));
        owns.releaseIf(() -> isDrained(ownMarks));
    }

    private boolean isDrained(Marks applied) {
        return closed || applied.isDrained(messages.get(), bytes.get());
    }

    /** Completes when the queue has drained to half of its mark, at once if that is so now. */
    public CompletionStage<Void> relief() {
        CompletionStage<Void> relief = others.relief();
        releaseDrained();
        return relief;
    }

    /** The queue is gone: nobody is paused for it any more. */
    public void close() {
        closed = true;
        releaseDrained();
    }

    /**
     * Whether the connection's own reader is paused, from when it was over its mark until half is left; without progress for too
     * long, that ends the connection: the peer may be waiting for the same.
     */
    public boolean isOwnPaused() {
        return owns.any();
    }

    public long messages() {
        return messages.get();
    }

    public long bytes() {
        return bytes.get();
    }
}
