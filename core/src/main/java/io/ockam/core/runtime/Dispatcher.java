package io.ockam.core.runtime;

import io.ockam.core.worker.Execution;
import java.io.Serial;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run workers: a pool for those that never block, a virtual thread at a time for those that may.
 *
 * <p>A fork-join pool knows no order: a thread does first what it has itself put in, and then goes on with whomever it took
 * something from. So workers wait in one line, and what the pool gets are turns.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String name;
    private final SlowHandlers slowHandlers;
    private final Queue<WorkerCell> line = new ConcurrentLinkedQueue<>();
    private final ForkJoinPool pool;
    private final Set<Thread> blocking = ConcurrentHashMap.newKeySet();

    Dispatcher(String name, int parallelism, SlowHandlers slowHandlers) {
        this.name = name;
        this.slowHandlers = slowHandlers;
        this.pool = new ForkJoinPool(parallelism, p -> new PoolThread(p, name + "-worker", line, slowHandlers), null,
                true);
    }

    /** Runs {@code cell}: when it is woken by another worker, as the next on the same thread. */
    void run(WorkerCell cell) {
        if (cell.execution() == Execution.BLOCKING) {
            blocking(cell.primary().address.toString(), cell::run).start();
        } else if (Thread.currentThread() instanceof PoolThread thread && thread.isRunningFor(pool)) {
            WorkerCell displaced = thread.runNext(cell);
            if (displaced != null) {
                pooled(displaced);
            }
            slowHandlers.watch();
        } else {
            pooled(cell);
        }
    }

    /** Runs {@code cell} after those that wait. */
    void runLater(WorkerCell cell) {
        if (cell.execution() == Execution.BLOCKING) {
            run(cell);
        } else {
            pooled(cell);
        }
    }

    private void pooled(WorkerCell cell) {
        line.add(cell);
        try {
            pool.execute(new Turn());
        } catch (RejectedExecutionException e) {
            LOG.debug("The node has ended before '{}' could run", cell.primary().address, e);
        }
    }

    /** What a thread does next for the pool: it runs the worker that has waited longest, whichever that is. */
    private final class Turn extends ForkJoinTask<Void> {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean exec() {
            WorkerCell longest = line.poll();
            if (longest != null) {
                slowHandlers.watch();
                WorkerCell next = ((PoolThread) Thread.currentThread()).run(longest);
                if (next != null) {
                    runLater(next);
                }
            }
            return true;
        }

        @Override
        public @Nullable Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(@Nullable Void value) {}
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
