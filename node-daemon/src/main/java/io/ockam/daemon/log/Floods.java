package io.ockam.daemon.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps one statement of the program from filling the disk: of each, so many lines in a second are let through; the rest is
 * counted and told in one line. Thread-safe; memory is bounded, the statement used longest ago is forgotten first.
 */
final class Floods {
    private static final long WINDOW_NANOS = 1_000_000_000;
    private static final int REMEMBERED = 512;

    /** What was left out: {@code count} lines of {@code logger} that start like {@code template}. */
    record Left(String logger, String template, long count) {}

    /** Compared by hand: what Java makes for a record would be linked at the first line that a node logs, and delay its start. */
    private record Statement(String logger, String template) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Statement that && logger.equals(that.logger) && template.equals(that.template);
        }

        @Override
        public int hashCode() {
            return 31 * logger.hashCode() + template.hashCode();
        }
    }

    private static final class Window {
        private long start;
        private int passed;
        private long left;
    }

    private final int linesPerSecond;
    private final LinkedHashMap<Statement, Window> statements = new LinkedHashMap<>(16, 0.75f, true);
    private int leaving;

    Floods(int linesPerSecond) {
        this.linesPerSecond = linesPerSecond;
    }

    /** Whether this line may pass. */
    synchronized boolean pass(String logger, String template, long nanos) {
        Window window = statements.computeIfAbsent(new Statement(logger, template), s -> {
            Window fresh = new Window();
            fresh.start = nanos;
            return fresh;
        });
        if (nanos - window.start >= WINDOW_NANOS && window.left == 0) {
            window.start = nanos;
            window.passed = 0;
        }
        if (window.passed < linesPerSecond) {
            window.passed++;
            forget();
            return true;
        }
        if (window.left++ == 0) {
            leaving++;
        }
        return false;
    }

    private void forget() {
        Iterator<Window> eldest = statements.values().iterator();
        while (statements.size() > REMEMBERED && eldest.hasNext()) {
            if (eldest.next().left == 0) {
                eldest.remove();
            }
        }
    }

    /** Whether something was left out that {@link #ended} will tell of. */
    synchronized boolean any() {
        return leaving > 0;
    }

    /** What was left out in windows that are over; each is told once. {@code all}: the running ones too. */
    synchronized List<Left> ended(long nanos, boolean all) {
        if (leaving == 0) {
            return List.of();
        }
        List<Left> told = new ArrayList<>();
        for (Map.Entry<Statement, Window> entry : statements.entrySet()) {
            Window window = entry.getValue();
            if (window.left > 0 && (all || nanos - window.start >= WINDOW_NANOS)) {
                told.add(new Left(entry.getKey().logger, entry.getKey().template, window.left));
                window.left = 0;
                window.passed = 0;
                window.start = nanos;
                leaving--;
            }
        }
        return told;
    }
}
