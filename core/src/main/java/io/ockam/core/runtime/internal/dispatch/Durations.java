package io.ockam.core.runtime.internal.dispatch;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations that people give: any length may be waited for. */
public final class Durations {
    /** 146 years: no wait lasts longer, and no sum with a clock overflows. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Durations() {}

    public static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }

    /** As messages write it: {@code 30s}, {@code 1.5s}, {@code 500ms}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? millis + "ms"
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "s";
    }
}
