package io.ockam.core.runtime.internal.dispatch;

import io.ockam.core.worker.Execution;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
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
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String name;
    private final @Nullable Executor turns;
    private final SlowHandlers slowHandlers;
    private final Queue<Dispatched> line = new ConcurrentLinkedQueue<>();
    private final ForkJoinPool pool;
    private final Set<Thread> blocking = ConcurrentHashMap.newKeySet();

    /**
     * @param slowHandlers who sees to them; not shared with another dispatcher
     * @param turns if given, runs everybody, and the threads here nobody
     */
    public Dispatcher(String name, int parallelism, SlowHandlers slowHandlers, Optional<Executor> turns) {
        this.name = name;
        this.turns = turns.orElse(null);
        this.slowHandlers = slowHandlers;
        this.pool = new ForkJoinPool(parallelism, p -> new PoolThread(p, this, name + "-worker"), null, true);
    }

    /** Runs {@code cell}: when it is woken by another worker, as the next on the same thread. */
    public void run(Dispatched cell) {
        if (turns != null) {
            turns.execute(cell::run);
        } else if (cell.execution() == Execution.BLOCKING) {
            blocking(cell.address().toString(), cell::run).start();
        } else if (Thread.currentThread() instanceof PoolThread thread && thread.isRunningFor(pool)) {
            Dispatched displaced = thread.runNext(cell);
            if (displaced != null) {
                pooled(displaced);
            }
            slowHandlers.watch();
        } else {
            pooled(cell);
        }
    }

    /** Runs {@code cell} after those that wait. */
    public void runLater(Dispatched cell) {
        if (turns != null || cell.execution() == Execution.BLOCKING) {
            run(cell);
        } else {
            pooled(cell);
        }
    }

    private void pooled(Dispatched cell) {
        line.add(cell);
        try {
            pool.execute(new Turn());
        } catch (RejectedExecutionException e) {
            LOG.debug("The node has ended before '{}' could run", cell.address(), e);
        }
    }

    /** What a thread does next for the pool: it runs the worker that has waited longest, whichever that is. */
    private final class Turn extends ForkJoinTask<Void> {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean exec() {
            Dispatched longest = line.poll();
            if (longest != null) {
                slowHandlers.watch();
                Dispatched next = ((PoolThread) Thread.currentThread()).run(longest);
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
    public Thread blocking(String who, Runnable action) {
        return Thread.ofVirtual().name(name + "-" + who).unstarted(() -> {
            blocking.add(Thread.currentThread());
            try {
                action.run();
            } finally {
                blocking.remove(Thread.currentThread());
            }
        });
    }

    public Future<?> after(Duration delay, Runnable action) {
        return pool.schedule(action, Durations.nanos(delay), TimeUnit.NANOSECONDS);
    }

    /** Whether nobody waits for a thread. */
    boolean isFree() {
        return line.isEmpty();
    }

    SlowHandlers slowHandlers() {
        return slowHandlers;
    }

    /** Ends all threads; what still runs is interrupted. */
    public void end() {
        pool.shutdownNow();
        blocking.forEach(Thread::interrupt);
    }
}
