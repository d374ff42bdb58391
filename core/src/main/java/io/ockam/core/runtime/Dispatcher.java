package io.ockam.core.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that run workers: a pool for those that never block, a virtual thread at a time for those that may. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String name;
    private final SlowHandlers slowHandlers;
    private final ForkJoinPool pool;
    private final Set<Thread> blocking = ConcurrentHashMap.newKeySet();

    Dispatcher(String name, int parallelism, SlowHandlers slowHandlers) {
        this.name = name;
        this.slowHandlers = slowHandlers;
        // Asynchronous mode: a queue of events, served in order, instead of a stack of subtasks.
        this.pool = new ForkJoinPool(parallelism, p -> new PoolThread(p, name + "-worker", slowHandlers), null, true);
    }

    void run(WorkerCell cell) {
        switch (cell.execution()) {
            case POOLED, INLINE -> pooled(cell);
            case BLOCKING -> blocking(cell.primary().address.toString(), cell::run).start();
        }
    }

    private void pooled(WorkerCell cell) {
        try {
            pool.execute(cell);
        } catch (RejectedExecutionException e) {
            LOG.debug("The node has ended before '{}' could run", cell.primary().address, e);
        }
    }

    SlowHandlers slowHandlers() {
        return slowHandlers;
    }

    /** A virtual thread, not yet started, that is interrupted at the end. */
    Thread blocking(String who, Runnable action) {
        return Thread.ofVirtual().name(name + "-" + who).unstarted(() -> {
            blocking.add(Thread.currentThread());
            try {
                action.run();
            } finally {
                blocking.remove(Thread.currentThread());
            }
        });
    }

    Future<?> after(Duration delay, Runnable action) {
        return pool.schedule(action, Durations.nanos(delay), TimeUnit.NANOSECONDS);
    }

    /** Ends all threads; what still runs is interrupted. */
    void end() {
        pool.shutdownNow();
        blocking.forEach(Thread::interrupt);
    }
}
