package io.ockam.command.parse;

import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of one verb, and those that every command has. */
final class OptionReader {
    private final Map<String, Option> known = new LinkedHashMap<>();
    private final Map<ArgSpec, Option> bySpec = new HashMap<>();
    private final CommandLine parser;

    OptionReader(Spec spec) {
        Spec all = spec.with(GlobalOptions.ALL.toArray(Option[]::new));
        parser = new CommandLine(all.toPicocli("ockam", (option, arg) -> {
            known.put(option.key(), option);
            bySpec.put(arg, option);
        }));
        parser.setExpandAtFiles(false).setInterpolateVariables(false);
    }

    /** All options by their keys. */
    Map<String, Option> known() {
        return known;
    }

    /** The values of what was typed, by the keys of the options. */
    Map<String, List<String>> read(List<String> words) {
        ParseResult result;
        try {
            result = parser.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            throw refusal(e, words);
        }
        Map<String, List<String>> typed = new HashMap<>();
        Stream.<ArgSpec>concat(result.matchedOptions().stream(), result.matchedPositionals().stream()).distinct()
                .forEach(arg -> typed.put(option(arg).key(), values(option(arg), arg)));
        return typed;
    }

    private static List<String> values(Option option, ArgSpec arg) {
        if (option.isFlag()) {
            return arg.getValue() instanceof boolean[] times ? Collections.nCopies(times.length, "") : List.of("");
        }
        List<String> values = arg.stringValues();
        for (String value : values) {
            if (!option.possible().isEmpty() && !option.possible().contains(value)) {
                throw UsageException.invalidValue(value, option, "", null);
            }
        }
        return List.copyOf(values);
    }

    private UsageException refusal(ParameterException failure, List<String> words) {
        return switch (failure) {
            case UnmatchedArgumentException e -> unexpected(e.getUnmatched().getFirst(), known.values());
            case MissingParameterException _ when !parser.getUnmatchedArguments().isEmpty() -> unexpected(
                    parser.getUnmatchedArguments().getFirst(), known.values());
            case MissingParameterException e -> missing(e, words);
            case OverwrittenOptionException e -> UsageException
                    .of("the argument '" + option(e.getOverwritten()).shown() + "' cannot be used multiple times");
            default -> other(failure, words);
        };
    }

    private UsageException missing(MissingParameterException failure, List<String> words) {
        List<Option> missing = failure.getMissing().stream().map(this::option).toList();
        if (missing.size() == 1 && missing.getFirst().names().stream().anyMatch(words::contains)) {
            return UsageException
                    .of("a value is required for '" + missing.getFirst().shown() + "' but none was supplied");
        }
        return UsageException.of("the following required arguments were not provided:",
                missing.stream().map(Option::shown).toArray(String[]::new));
    }

    private UsageException other(ParameterException failure, List<String> words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            for (Option option : known.values()) {
                if (equals > 0 && option.isFlag() && option.names().contains(word.substring(0, equals))) {
                    return UsageException.of("unexpected value '" + word.substring(equals + 1) + "' for '"
                            + option.shown() + "' found; no more were expected");
                }
            }
        }
        return UsageException.of(String.valueOf(failure.getMessage()));
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
            if (!option.isHidden()) {
                option.names().stream().filter(name -> name.startsWith("--")).forEach(names::add);
            }
        }
        String tip = takesArguments ? "tip: to pass '" + word + "' as a value, use '-- " + word + "'" : "";
        return Suggestions.nearest(word, names)
                .map(name -> UsageException.of(message, "tip: a similar argument exists: '" + name + "'"))
                .orElseGet(() -> tip.isEmpty() ? UsageException.of(message) : UsageException.of(message, tip));
    }

    private Option option(ArgSpec arg) {
        return Objects.requireNonNull(bySpec.get(arg), "every argument of the parser comes from an option");
    }
}
