package io.ockam.core.runtime;

import java.math.BigDecimal;
import java.time.Duration;

/** How a duration is written in messages: {@code 30s}, {@code 1.5s}, {@code 500ms}. */
final class Durations {
    private Durations() {}

    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? millis + "ms"
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "s";
    }
}
