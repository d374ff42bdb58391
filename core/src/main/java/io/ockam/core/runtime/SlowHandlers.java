package io.ockam.core.runtime;

import io.ockam.core.log.Warnings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which handlers hold a pool thread for over {@value #MILLIS} ms, with what they are doing.
 *
 * <p>Handlers are not timed: a watch looks from time to time at what the threads are busy with, and warns of a message that it
 * sees twice. It sleeps only while there is something to see, so that an idle node does nothing.
 */
final class SlowHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SlowHandlers.class);
    private static final long MILLIS = 100;

    private final Set<PoolThread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final Consumer<Supplier<String>> report;

    /** Reports to the log. */
    SlowHandlers() {
        this(new Warnings(LOG, System::nanoTime)::warn);
    }

    SlowHandlers(Consumer<Supplier<String>> report) {
        this.report = report;
    }

    void add(PoolThread thread) {
        threads.add(thread);
    }

    void remove(PoolThread thread) {
        threads.remove(thread);
    }

    /** Called before every batch. */
    void watch() {
        if (!watching.get() && watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("slow-handlers").start(this::look);
        }
    }

    private void look() {
        Map<PoolThread, Envelope> before = Map.of();
        try {
            do {
                Thread.sleep(Duration.ofMillis(MILLIS));
                before = compare(before);
            } while (!before.isEmpty());
        } catch (InterruptedException e) {
            LOG.debug("The watch for slow handlers was interrupted", e);
        } finally {
            watching.set(false);
        }
    }

    private Map<PoolThread, Envelope> compare(Map<PoolThread, Envelope> before) {
        Map<PoolThread, Envelope> now = new HashMap<>();
        for (PoolThread thread : threads) {
            WorkerCell cell = thread.running();
            Envelope envelope = cell == null ? null : cell.currentAnywhere();
            if (cell != null && envelope != null) {
                now.put(thread, envelope);
                if (before.get(thread) == envelope) {
                    warn(thread, cell);
                }
            }
        }
        return now;
    }

    private void warn(PoolThread thread, WorkerCell cell) {
        StackTraceElement[] stack = thread.getStackTrace();
        report.accept(() -> "The worker " + cell.primary().address + " has held the thread '" + thread.getName()
                + "' for over "
                + MILLIS + " ms; if it may block, start it with blocking(). It is at "
                + (stack.length == 0 ? "an unknown place" : stack[0]));
    }
}
