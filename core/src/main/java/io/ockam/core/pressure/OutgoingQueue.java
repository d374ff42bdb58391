package io.ockam.core.pressure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one socket still has to write: many append, one drains.
 *
 * <pre>
 *   append ──▶ │ item │ item │ item │ ──▶ peek, write it whole, remove          the drainer: an event loop, a writing thread
 *      └── wake, once ──────────────────▶ begin, then until nothing is left
 * </pre>
 *
 * <p>Appending never waits; items of one thread keep their order. {@code wake} is called by the append that finds the drainer
 * resting and not again before {@link #begin()}. Only the drainer calls {@code begin}, {@code suspend}, {@code peek} and
 * {@code remove}.
 *
 * @param <T> an item; its size must not change while it is here
 */
public final class OutgoingQueue<T> {
    private final Queue<T> items = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Backlog backlog;
    private final ToLongFunction<T> sizeOf;
    private final Runnable wake;

    /** @param wake lets the drainer run soon; called from any thread, must be short */
    public OutgoingQueue(Backlog backlog, ToLongFunction<T> sizeOf, Runnable wake) {
        this.backlog = backlog;
        this.sizeOf = sizeOf;
        this.wake = wake;
    }

    /**
     * Appends {@code item}, unless that would go beyond the limit of the backlog.
     *
     * @param source is paused while the queue is over its mark; null if there is none
     */
    public Backlog.Level append(T item, @Nullable Source source) {
        Backlog.Level level = backlog.add(source, sizeOf.applyAsLong(item));
        if (level != Backlog.Level.BEYOND) {
            items.add(item);
            if (!awake.get() && awake.compareAndSet(false, true)) {
                wake.run();
            }
        }
        return level;
    }

    /** The drainer looks at the queue from now on: what is appended later wakes it again. */
    public void begin() {
        awake.set(false);
    }

    /** The drainer cannot write at present and will come back by itself: nobody needs to wake it. */
    public void suspend() {
        awake.set(true);
    }

    /** The oldest item, which stays; null if there is none. */
    public @Nullable T peek() {
        return items.peek();
    }

    /** The oldest item has been written. */
    public void remove() {
        T item = items.remove();
        backlog.remove(sizeOf.applyAsLong(item));
    }

    /** Nothing will be written any more: forgets what is queued and lets all paused sources go. */
    public void close() {
        items.clear();
        backlog.close();
    }

    public Backlog backlog() {
        return backlog;
    }
}
