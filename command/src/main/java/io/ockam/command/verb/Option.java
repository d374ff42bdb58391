package io.ockam.command.verb;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be typed behind a verb: a flag, an option with a value, or an argument without a name. Immutable.
 *
 * <pre>{@code
 * Option.flag("-f", "--foreground").says("Stay on this terminal until interrupted.")
 * Option.value("DURATION", "--timeout").byDefault("10s").says("How long to wait for the reply.")
 * Option.argument("MESSAGE").required().says("What to send.")
 * }</pre>
 *
 * @param names of the option, the last is the one by which it is asked for; empty for an argument
 * @param label of the value, {@code NODE_NAME}; empty for a flag
 * @param text help: one sentence
 * @param variable of the environment that stands in when the option is absent
 * @param possible all values that are allowed, where they can be listed
 * @param values what the value names, for completion
 */
public record Option(List<String> names, String label, String text, boolean isRequired, boolean isRepeatable,
        boolean isHidden, Optional<String> defaultValue, Optional<String> variable, List<String> possible,
        Values values) {

    /** What a value names, so that a shell can complete it. */
    public enum Values {
        ANYTHING, NODE, VAULT, IDENTITY, ROUTE, RESOURCE_TYPE, FILE, FOLDER
    }

    public Option {
        names = List.copyOf(names);
        possible = List.copyOf(possible);
    }

    /** Present or not. */
    public static Option flag(String... names) {
        return new Option(List.of(names), "", "", false, false, false, Optional.empty(), Optional.empty(), List.of(),
                Values.ANYTHING);
    }

    /** With a value of its own. */
    public static Option value(String label, String... names) {
        return new Option(List.of(names), label, "", false, false, false, Optional.empty(), Optional.empty(), List.of(),
                Values.ANYTHING);
    }

    /** Told by its place. Asked for by its label. */
    public static Option argument(String label) {
        return value(label);
    }

    public Option says(String help) {
        return new Option(names, label, help, isRequired, isRepeatable, isHidden, defaultValue, variable, possible,
                values);
    }

    public Option required() {
        return new Option(names, label, text, true, isRepeatable, isHidden, defaultValue, variable, possible, values);
    }

    /** May be given more than once. */
    public Option repeatable() {
        return new Option(names, label, text, isRequired, true, isHidden, defaultValue, variable, possible, values);
    }

    /** Works, but stands in no help. */
    public Option hidden() {
        return new Option(names, label, text, isRequired, isRepeatable, true, defaultValue, variable, possible, values);
    }

    public Option byDefault(String value) {
        return new Option(names, label, text, isRequired, isRepeatable, isHidden, Optional.of(value), variable,
                possible, values);
    }

    public Option fromVariable(String name) {
        return new Option(names, label, text, isRequired, isRepeatable, isHidden, defaultValue, Optional.of(name),
                possible, values);
    }

    public Option oneOf(String... allowed) {
        return new Option(names, label, text, isRequired, isRepeatable, isHidden, defaultValue, variable,
                List.of(allowed), values);
    }

    public Option naming(Values what) {
        return new Option(names, label, text, isRequired, isRepeatable, isHidden, defaultValue, variable, possible,
                what);
    }

    public boolean isFlag() {
        return label.isEmpty();
    }

    public boolean isArgument() {
        return names.isEmpty();
    }

    /** By which it is asked for, and kept: {@code --timeout}, {@code MESSAGE}. */
    public String key() {
        return names.isEmpty() ? label : names.getLast();
    }

    /** As messages name it: {@code --timeout <DURATION>}, {@code --hex}, {@code <MESSAGE>}. */
    public String shown() {
        String value = "<" + label + ">";
        return isArgument() ? value : isFlag() ? key() : key() + " " + value;
    }
}
