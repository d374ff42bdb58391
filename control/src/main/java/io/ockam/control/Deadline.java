package io.ockam.control;

import java.time.Duration;

/**
 * A moment after which nobody waits any longer, on the process's own monotonic clock: cannot be sent anywhere, only {@link #left} can.
 *
 * @param limit the time that there was at first
 */
public record Deadline(long nanoTime, Duration limit) {
    /** Longer than any process lives. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    public static Deadline in(Duration limit) {
        Duration bounded = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Deadline(System.nanoTime() + bounded.toNanos(), bounded);
    }

    /** What is left; zero when it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
