package io.ockam.core.pressure;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whatever brings messages into the node and can be asked to pause: the reader of a socket, a processor, a blocking caller.
 *
 * <p>Several queues may hold a source at once; it is paused while any does. {@code onChange} is called after it was paused and
 * after it was let go, from any thread and perhaps late: it must be short, must not block or send, and should look at
 * {@link #isPaused()} instead of counting calls, for example
 * {@code () -> eventLoop.execute(() -> channel.config().setAutoRead(!source.isPaused()))}. Thread-safe.
 */
public final class Source {
    private final String name;
    private final Runnable onChange;
    private final AtomicInteger holds = new AtomicInteger();
    private volatile boolean ended;
    /** The queue of a socket that paused it last. */
    private volatile @Nullable Backlog holder;

    /** @param name for logs, such as {@code connection 127.0.0.1:4000} */
    public Source(String name, Runnable onChange) {
        this.name = name;
        this.onChange = onChange;
    }

    /** A source whose owner asks {@link #isPaused()} or {@link #await()} before it brings in more. */
    public static Source polled(String name) {
        return new Source(name, () -> {});
    }

    public boolean isPaused() {
        return holds.get() > 0;
    }

    /**
     * Whether it is paused, or is so from now on since the queue that held it last is over its mark again: of many that are let go
     * at once the first may fill it. A source that asks this before every message brings none into a full queue, and each has its
     * turn; {@code onChange} tells when to go on. Only for a source whose messages all go one way: others must not wait for a queue
     * that they have nothing for.
     */
    public boolean mustWait() {
        Backlog last = holder;
        return isPaused() || (last != null && last.turnsAway(this));
    }

    void heldBy(Backlog backlog) {
        holder = backlog;
    }

    /** One more queue is over its mark. Every hold is followed by one {@link #release()}. */
    public void hold() {
        if (holds.incrementAndGet() == 1) {
            onChange.run();
        }
    }

    /** A queue has drained. */
    public void release() {
        if (holds.decrementAndGet() == 0) {
            wake();
            onChange.run();
        }
    }

    /**
     * Blocks while the source is paused.
     *
     * @return false if the source was {@linkplain #end() ended}
     */
    public boolean await() throws InterruptedException {
        if (isPaused() && !ended) {
            synchronized (this) {
                while (isPaused() && !ended) {
                    wait();
                }
            }
        }
        return !ended;
    }

    /** Whoever waits stops waiting; the source will not be used again. */
    public void end() {
        ended = true;
        wake();
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public String toString() {
        return name;
    }
}
