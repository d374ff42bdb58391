package io.ockam.daemon.log;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What is logged and how much of it is kept.
 *
 * @param level of the loggers that {@code loggers} names
 * @param loggers names of loggers; the empty name stands for all. What none of them covers is logged from {@code WARN} on
 * @param format of a line
 * @param maxFileBytes a file that has reached this size is followed by the next one of the day
 * @param maxFiles how many files are kept in a node's folder, the newest
 */
public record LogSettings(Level level, List<String> loggers, LineFormat format, long maxFileBytes, int maxFiles) {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int DEFAULT_MAX_MEGABYTES = 100;
    private static final int DEFAULT_MAX_FILES = 60;

    public LogSettings {
        loggers = List.copyOf(loggers);
    }

    /**
     * The settings of {@code OCKAM_LOG_LEVEL}, {@code OCKAM_LOG_FORMAT}, {@code OCKAM_LOG_CRATES_FILTER},
     * {@code OCKAM_LOG_MAX_SIZE_MB} and {@code OCKAM_LOG_MAX_FILES}; an explicit verbosity overrules the first and third.
     *
     * @param verbosity how often {@code -v} was given; 0 leaves the choice to the environment, whose default is {@code debug}
     * @throws OckamException {@link ErrorCode#INVALID} for a value that is none
     */
    public static LogSettings of(Map<String, String> environment, int verbosity) {
        Level level = switch (verbosity) {
            case 0 -> level(environment);
            case 1, 2 -> Level.INFO;
            case 3 -> Level.DEBUG;
            default -> Level.TRACE;
        };
        return new LogSettings(level, verbosity == 0 ? loggers(environment) : verbosity > 4 ? List.of("") : OURS,
                LineFormat.named(environment.get("OCKAM_LOG_FORMAT")),
                number(environment, "OCKAM_LOG_MAX_SIZE_MB", DEFAULT_MAX_MEGABYTES, 1_000_000) * MEGABYTE,
                (int) number(environment, "OCKAM_LOG_MAX_FILES", DEFAULT_MAX_FILES, 1_000_000));
    }

    private static final List<String> OURS = List.of("io.ockam");

    private static Level level(Map<String, String> environment) {
        String text = value(environment, "OCKAM_LOG_LEVEL");
        if (text == null) {
            return Level.DEBUG;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "trace" -> Level.TRACE;
            case "debug" -> Level.DEBUG;
            case "info" -> Level.INFO;
            case "warn" -> Level.WARN;
            case "error" -> Level.ERROR;
            default -> throw undecodable("OCKAM_LOG_LEVEL", text, "expected trace, debug, info, warn or error");
        };
    }

    private static List<String> loggers(Map<String, String> environment) {
        String text = value(environment, "OCKAM_LOG_CRATES_FILTER");
        if (text == null) {
            return OURS;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> List.of("");
            case "core", "basic" -> OURS;
            default -> Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        };
    }

    private static long number(Map<String, String> environment, String name, int otherwise, int most) {
        String text = value(environment, name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw undecodable(name, text, "expected a whole number");
        }
        throw undecodable(name, text, "expected a number from 1 to " + most);
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static OckamException undecodable(String name, String value, String why) {
        return new OckamException(ErrorCode.INVALID,
                "The environment variable `" + name + "` cannot be decoded. The value `" + value + "` is invalid: "
                        + why);
    }
}
