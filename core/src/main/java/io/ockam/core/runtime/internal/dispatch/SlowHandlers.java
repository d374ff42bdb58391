package io.ockam.core.runtime.internal.dispatch;

import io.ockam.core.log.Warnings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nobody waits for a slow handler, and tells which handlers hold a pool thread for over {@value #MILLIS} ms.
 *
 * <p>Handlers are not timed: a watch looks from time to time at what the threads are busy with. A worker that it sees twice as
 * the next of a thread goes to the pool, and it warns of a message that it sees for too long. It sleeps only while there is
 * something to see, so that an idle node does nothing.
 */
public final class SlowHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SlowHandlers.class);
    private static final int MILLIS = 100;
    /** Milliseconds from one look to the next. */
    private static final int PERIOD = 5;

    private final Set<PoolThread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final Consumer<Supplier<String>> report;

    /** What was seen of a thread, and in how many looks it was handling the same message. */
    private record Seen(@Nullable Object handled, int looks, @Nullable Dispatched next) {
        static final Seen NOTHING = new Seen(null, 0, null);
    }

    /** Reports to the log. */
    public SlowHandlers() {
        this(new Warnings(LOG, System::nanoTime)::warn);
    }

    /** @param report gets a text whenever one is found */
    public SlowHandlers(Consumer<Supplier<String>> report) {
        this.report = report;
    }

    void add(PoolThread thread) {
        threads.add(thread);
    }

    void remove(PoolThread thread) {
        threads.remove(thread);
    }

    /** Called after a thread has got something to do. */
    void watch() {
        if (!watching.get() && watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("slow-handlers").start(this::look);
        }
    }

    private void look() {
        Map<PoolThread, Seen> before = Map.of();
        try {
            do {
                Thread.sleep(Duration.ofMillis(PERIOD));
                before = compare(before);
            } while (!before.isEmpty());
        } catch (InterruptedException e) {
            LOG.debug("The watch for slow handlers was interrupted", e);
        } finally {
            watching.set(false);
            for (PoolThread thread : threads) {
                if (thread.next() != null) {
                    watch(); // it came while nobody looked
                }
            }
        }
    }

    private Map<PoolThread, Seen> compare(Map<PoolThread, Seen> before) {
        Map<PoolThread, Seen> now = new HashMap<>();
        for (PoolThread thread : threads) {
            Seen last = before.getOrDefault(thread, Seen.NOTHING);
            Dispatched running = thread.running();
            Object handled = running == null ? null : running.handling();
            Dispatched next = thread.next();
            if (next != null && next.equals(last.next)) {
                thread.giveAway(next);
            }
            int looks = handled != null && handled.equals(last.handled) ? last.looks + 1 : 0;
            if (running != null && looks > 0 && looks % (MILLIS / PERIOD) == 0) {
                warn(thread, running);
            }
            if (running != null || next != null) {
                now.put(thread, new Seen(handled, looks, next));
            }
        }
        return now;
    }

    private void warn(PoolThread thread, Dispatched cell) {
        StackTraceElement[] stack = thread.getStackTrace();
        report.accept(() -> "The worker " + cell.address() + " has held the thread '" + thread.getName()
                + "' for over " + MILLIS + " ms; if it may block, start it with blocking(). It is at "
                + (stack.length == 0 ? "an unknown place" : stack[0]));
    }
}
