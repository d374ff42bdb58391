package io.ockam.core.runtime.internal.dispatch;

import io.ockam.core.worker.NonBlockingThread;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the pool that runs workers.
 *
 * <p>What a worker on it wakes is kept out of the line, as the one to run {@linkplain #next next} here, where the message that
 * it gets is in the cache and nobody has to be woken. That goes on for a {@linkplain #SLICE slice} of time; then all others
 * have their turn. Whoever is next and waits too long for the one that runs is {@linkplain SlowHandlers taken away}.
 */
public final class PoolThread extends ForkJoinWorkerThread implements NonBlockingThread {
    /** Nanoseconds for which a thread goes on with what it has itself woken. */
    private static final long SLICE = 100_000;
    /** Turns after which it looks at the clock. */
    private static final int TURNS = 16;
    /** Spins, a microsecond or two, in which a sender puts in a batch of what it would else put in one by one. */
    private static final int LINGER = 100;
    /** Spins after which it is asked again whether somebody waits for the thread. */
    private static final int LINGER_STEP = 8;

    private static final VarHandle RUNNING;
    private static final VarHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RUNNING = lookup.findVarHandle(PoolThread.class, "running", Dispatched.class);
            NEXT = lookup.findVarHandle(PoolThread.class, "next", Dispatched.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Dispatcher dispatcher;
    private volatile @Nullable Dispatched running;
    private volatile @Nullable Dispatched next;
    private long began;

    PoolThread(ForkJoinPool pool, Dispatcher dispatcher, String name) {
        super(pool);
        this.dispatcher = dispatcher;
        setName(name + "-" + getPoolIndex());
    }

    @Override
    protected void onStart() {
        super.onStart();
        dispatcher.slowHandlers().add(this);
    }

    @Override
    protected void onTermination(@Nullable Throwable cause) {
        dispatcher.slowHandlers().remove(this);
        super.onTermination(cause);
    }

    /**
     * Runs {@code first}, then who is next, and so on.
     *
     * @return who is next when the slice is over; null if nobody is
     */
    @Nullable
    Dispatched run(Dispatched first) {
        began = System.nanoTime();
        Dispatched cell = first;
        int turns = 0;
        do {
            RUNNING.setOpaque(this, cell);
            cell.run();
            cell = takeNext();
        } while (cell != null && (++turns % TURNS != 0 || hasTime()));
        RUNNING.setOpaque(this, null);
        return cell;
    }

    /** Whether the slice is not yet over. */
    public boolean hasTime() {
        return System.nanoTime() - began < SLICE;
    }

    /** Whether this is called by a worker of {@code asked}. */
    boolean isRunningFor(ForkJoinPool asked) {
        return running() != null && asked.equals(getPool());
    }

    /** To be called only by a worker that runs here. @return who was to be the next before */
    @Nullable
    Dispatched runNext(Dispatched cell) {
        return (Dispatched) NEXT.getAndSet(this, cell);
    }

    private @Nullable Dispatched takeNext() {
        return next == null ? null : (Dispatched) NEXT.getAndSet(this, null);
    }

    /** Who is next here, as anybody sees it. */
    @Nullable
    Dispatched next() {
        return next;
    }

    /** Puts {@code cell} in line, if it is still the next. Called by others. */
    void giveAway(Dispatched cell) {
        if (NEXT.compareAndSet(this, cell, null)) {
            dispatcher.runLater(cell);
        }
    }

    /**
     * Leaves the senders of its worker alone for a moment, as long as nobody else waits for this thread. A worker that takes each message
     * as soon as it is there makes the sender fetch the queue from another processor for the next.
     */
    public void linger() {
        for (int i = 0; i < LINGER && (i % LINGER_STEP != 0 || isFree()); i++) {
            Thread.onSpinWait();
        }
    }

    /** Whether nobody waits for this thread or any other. */
    private boolean isFree() {
        return next == null && dispatcher.isFree();
    }

    /** The cell that this thread runs, as others see it: perhaps late. */
    @Nullable
    Dispatched running() {
        return running;
    }
}
