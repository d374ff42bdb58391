package io.ockam.command.verb;

import io.ockam.core.OckamException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables that the command was called with. */
public record Environment(Map<String, String> variables) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Its value; an empty one counts as absent. */
    public Optional<String> text(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isEmpty());
    }

    /**
     * A switch: on for {@code true}, {@code 1}, {@code yes}, {@code on} in any case; off for {@code false}, {@code 0}, {@code no},
     * {@code off}, the empty value, or none.
     *
     * @throws UsageException for anything else
     */
    public boolean isOn(String variable) {
        String value = variables.getOrDefault(variable, "");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off", "" -> false;
            default -> throw UsageException.of("the environment variable `" + variable
                    + "` cannot be decoded. The value `" + value + "` is invalid: it is neither true nor false");
        };
    }

    /** A time span; empty if it is absent or none. */
    public Optional<Duration> duration(String variable) {
        return text(variable).flatMap(value -> {
            try {
                return Optional.of(Durations.parse(value));
            } catch (OckamException _) {
                return Optional.empty(); // treated as absent: the variable may be meant for a newer version
            }
        });
    }

    /** How long a node may take to answer: {@code OCKAM_DEFAULT_TIMEOUT}, 120 s if it is absent. */
    public Duration timeout() {
        return duration("OCKAM_DEFAULT_TIMEOUT").orElse(DEFAULT_TIMEOUT);
    }
}
