package io.ockam.command.parse;

import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of one verb, and those that every command has.
 *
 * <pre>
 *  --name value   --name=value   -n value   -nvalue      an option with a value
 *  --flag   -f   -fgn value                              flags, alone or before a short option
 *  word   -                                              an argument, told by its place
 *  --                                                    all that follows are arguments
 * </pre>
 *
 * A value does not begin with a hyphen unless it stands behind an equals sign, so that a forgotten value is noticed. For one command line.
 */
final class OptionReader {
    private final Map<String, Option> known = new LinkedHashMap<>();
    private final Map<String, Option> byName = new LinkedHashMap<>();
    private final List<Option> arguments = new ArrayList<>();
    private final Map<String, List<String>> typed = new LinkedHashMap<>();

    OptionReader(Spec spec) {
        spec.options().forEach(this::know);
        GlobalOptions.ALL.forEach(this::know);
    }

    private void know(Option option) {
        known.put(option.key(), option);
        if (option.isArgument()) {
            arguments.add(option);
        }
        for (String name : option.names()) {
            byName.put(name, option);
        }
    }

    /** All options by their keys. */
    Map<String, Option> known() {
        return known;
    }

    /**
     * The values of what was typed, by the keys of the options; for a flag one empty text for each time.
     *
     * @throws UsageException for what cannot be understood
     */
    Map<String, List<String>> read(List<String> words) {
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--")) {
                rest.forEachRemaining(this::argument);
            } else if (word.startsWith("--")) {
                longOption(word, rest);
            } else if (word.startsWith("-") && word.length() > 1) {
                shortOptions(word, rest);
            } else {
                argument(word);
            }
        }
        requireAll();
        return typed;
    }

    private void longOption(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        Option option = byName.get(equals < 0 ? word : word.substring(0, equals));
        if (option == null) {
            throw unexpected(word, known.values());
        }
        option(option, equals < 0 ? null : word.substring(equals + 1), rest);
    }

    private void shortOptions(String word, Iterator<String> rest) {
        for (int i = 1; i < word.length(); i++) {
            Option option = byName.get("-" + word.charAt(i));
            if (option == null) {
                throw unexpected(word.length() == 2 ? word : "-" + word.charAt(i), known.values());
            }
            boolean last = i + 1 == word.length();
            if (!option.isFlag() && !last) {
                option(option, word.substring(word.charAt(i + 1) == '=' ? i + 2 : i + 1), rest);
                return;
            }
            option(option, null, rest);
        }
    }

    /** @param attached the value that stands in the same word */
    private void option(Option option, @Nullable String attached, Iterator<String> rest) {
        if (!option.isFlag()) {
            add(option, attached == null ? value(option, rest) : attached);
        } else if (attached == null) {
            add(option, "");
        } else {
            throw UsageException.of("unexpected value '" + attached + "' for '" + option.shown()
                    + "' found; no more were expected");
        }
    }

    private static String value(Option option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("-") && value.length() > 1) {
            throw UsageException.of("a value is required for '" + option.shown() + "' but none was supplied");
        }
        return value;
    }

    private void argument(String word) {
        for (Option argument : arguments) {
            if (argument.isRepeatable() || !typed.containsKey(argument.key())) {
                add(argument, word);
                return;
            }
        }
        throw unexpected(word, known.values());
    }

    private void add(Option option, String value) {
        List<String> values = typed.computeIfAbsent(option.key(), _ -> new ArrayList<>());
        if (!values.isEmpty() && !option.isRepeatable()) {
            throw UsageException.of("the argument '" + option.shown() + "' cannot be used multiple times");
        }
        if (!option.possible().isEmpty() && !option.possible().contains(value)) {
            throw UsageException.invalidValue(value, option, "", null);
        }
        values.add(value);
    }

    private void requireAll() {
        List<String> missing = new ArrayList<>();
        for (Option option : known.values()) {
            if (option.isRequired() && !typed.containsKey(option.key())) {
                missing.add(option.shown());
            }
        }
        if (!missing.isEmpty()) {
            throw UsageException.of("the following required arguments were not provided:",
                    missing.toArray(String[]::new));
        }
    }

    /** The word is no option of this command, and no argument is left for it. */
    static UsageException unexpected(String word, Iterable<Option> options) {
        String message = "unexpected argument '" + word + "' found";
        if (!word.startsWith("-")) {
            return UsageException.of(message);
        }
        List<String> names = new ArrayList<>();
        boolean takesArguments = false;
        for (Option option : options) {
            takesArguments |= option.isArgument();
            if (option.isArgument() && word.substring(2).equalsIgnoreCase(option.label())) {
                return UsageException.of(message, "tip: " + option.shown() + " stands there without '" + word + "'");
            }
            if (!option.isHidden()) {
                option.names().stream().filter(name -> name.startsWith("--")).forEach(names::add);
            }
        }
        String tip = takesArguments ? "tip: to pass '" + word + "' as a value, use '-- " + word + "'" : "";
        return Suggestions.nearest(word, names)
                .map(name -> UsageException.of(message, "tip: a similar argument exists: '" + name + "'"))
                .orElseGet(() -> tip.isEmpty() ? UsageException.of(message) : UsageException.of(message, tip));
    }
}
