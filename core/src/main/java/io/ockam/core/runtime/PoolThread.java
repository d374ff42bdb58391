package io.ockam.core.runtime;

import io.ockam.core.worker.NonBlockingThread;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** A thread of the pool that runs workers. */
final class PoolThread extends ForkJoinWorkerThread implements NonBlockingThread {
    private static final VarHandle RUNNING;

    static {
        try {
            RUNNING = MethodHandles.lookup().findVarHandle(PoolThread.class, "running", WorkerCell.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SlowHandlers watch;
    private volatile @Nullable WorkerCell running;

    PoolThread(ForkJoinPool pool, String name, SlowHandlers watch) {
        super(pool);
        this.watch = watch;
        setName(name + "-" + getPoolIndex());
    }

    @Override
    protected void onStart() {
        super.onStart();
        watch.add(this);
    }

    @Override
    protected void onTermination(@Nullable Throwable cause) {
        watch.remove(this);
        super.onTermination(cause);
    }

    void began(WorkerCell cell) {
        RUNNING.setOpaque(this, cell);
    }

    void ended() {
        RUNNING.setOpaque(this, null);
    }

    /** The cell that this thread runs, as others see it: perhaps late. */
    @Nullable
    WorkerCell running() {
        return running;
    }
}
