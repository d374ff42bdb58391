package io.ockam.core.runtime;

import io.ockam.core.worker.NonBlockingThread;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** A thread of the pool that runs workers. */
final class PoolThread extends ForkJoinWorkerThread implements NonBlockingThread {
    PoolThread(ForkJoinPool pool, String name) {
        super(pool);
        setName(name + "-" + getPoolIndex());
    }
}
