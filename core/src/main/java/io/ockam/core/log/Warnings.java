package io.ockam.core.log;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs what may happen for every message, at most ten times a second, and then how many were left out: a peer must not be able
 * to fill a disk. Thread-safe.
 */
public final class Warnings {
    private static final int MOST = 10;
    private static final long PERIOD = 1_000_000_000L;

    private final Logger log;
    private final LongSupplier nanoTime;
    private final AtomicLong periodStart;
    private final AtomicLong inPeriod = new AtomicLong();

    /** @param nanoTime such as {@link System#nanoTime} */
    public Warnings(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.periodStart = new AtomicLong(nanoTime.getAsLong());
    }

    /** @param text made only if it is logged */
    public void warn(Supplier<String> text) {
        warn(text, null);
    }

    /** As {@link #warn(Supplier)}, with the stack of {@code cause}. */
    public void warn(Supplier<String> text, @Nullable Throwable cause) {
        long now = nanoTime.getAsLong();
        long start = periodStart.get();
        if (now - start >= PERIOD && periodStart.compareAndSet(start, now)) {
            long suppressed = inPeriod.getAndSet(0) - MOST;
            if (suppressed > 0) {
                log.warn("{} more warnings like the last ones were not logged", suppressed);
            }
        }
        if (inPeriod.incrementAndGet() <= MOST) {
            log.warn(text.get(), cause);
        }
    }
}
