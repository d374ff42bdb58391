package io.ockam.command.verb;

import io.ockam.core.OckamException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was typed: the values of a verb's options, asked for by {@link Option#key}. A value that is absent is that of the option's
 * environment variable, then its default.
 */
public final class Options {
    private final Map<String, Option> known;
    private final Map<String, List<String>> typed;
    private final Environment environment;

    /**
     * @param known every option by its key
     * @param typed the values of those that were typed; for a flag one empty text for each time
     */
    public Options(Map<String, Option> known, Map<String, List<String>> typed, Environment environment) {
        this.known = Map.copyOf(known);
        this.typed = Map.copyOf(typed);
        this.environment = environment;
    }

    /** Whether it was typed; a variable or a default does not count. */
    public boolean has(String key) {
        return count(key) > 0;
    }

    /** How many times it was typed. */
    public int count(String key) {
        option(key);
        return typed.getOrDefault(key, List.of()).size();
    }

    /** Its value, or that of its variable, or its default. */
    public Optional<String> text(String key) {
        Option option = option(key);
        List<String> values = typed.getOrDefault(key, List.of());
        return values.isEmpty()
                ? option.variable().flatMap(environment::text).or(option::defaultValue)
                : Optional.of(values.getLast());
    }

    /** As {@link #text}, of an option that is required or has a default. */
    public String required(String key) {
        return text(key).orElseThrow(() -> missing(option(key)));
    }

    /** All values of a repeatable option, in their order. */
    public List<String> texts(String key) {
        option(key);
        return typed.getOrDefault(key, List.of());
    }

    /**
     * Its value as {@code reading} makes it.
     *
     * @throws UsageException with the message of the {@link OckamException} that {@code reading} throws
     */
    public <T> Optional<T> parsed(String key, Function<String, T> reading) {
        return text(key).map(value -> parse(key, value, reading));
    }

    /** As {@link #parsed}, of an option that may be repeated: all of its values. */
    public <T> List<T> allParsed(String key, Function<String, T> reading) {
        return texts(key).stream().map(value -> parse(key, value, reading)).toList();
    }

    private <T> T parse(String key, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (OckamException e) {
            throw UsageException.invalidValue(value, option(key), e.getMessage(), e);
        }
    }

    /** Its value as a time span. @throws UsageException if it is none */
    public Optional<Duration> duration(String key) {
        return parsed(key, Durations::parse);
    }

    /** @throws UsageException if both were typed */
    public void exclude(String one, String other) {
        if (has(one) && has(other)) {
            throw UsageException.conflict(option(one).shown(), option(other).shown());
        }
    }

    /** @throws UsageException if {@code one} was typed without {@code other} */
    public void requires(String one, String other) {
        if (has(one) && !has(other)) {
            throw missing(option(other));
        }
    }

    private static UsageException missing(Option option) {
        return UsageException.of("the following required arguments were not provided:", option.shown());
    }

    private Option option(String key) {
        Option option = known.get(key);
        if (option == null) {
            throw new IllegalArgumentException("This command does not declare " + key);
        }
        return option;
    }
}
