package io.ockam.command.verb;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.time.Duration;

/** Time spans as they are typed: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 1d}; without a unit, seconds. */
public final class Durations {
    private static final int MOST_DIGITS = 9;

    private Durations() {}

    /** @throws OckamException {@link ErrorCode#INVALID} for any other text */
    public static Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            throw invalid();
        }
        long number = Long.parseLong(text, 0, digits, 10);
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "", "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw invalid();
        };
    }

    private static OckamException invalid() {
        return new OckamException(ErrorCode.INVALID, "not a duration; write for example 500ms, 10s, 5m, 2h or 1d");
    }

    /** As it is typed: {@code 500ms}, {@code 10s}. */
    public static String print(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
