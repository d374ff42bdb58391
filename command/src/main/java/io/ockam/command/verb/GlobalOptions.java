package io.ockam.command.verb;

import java.util.List;
import java.util.Optional;

/**
 * The options that every command takes, before or after its words.
 *
 * @param verbosity how often {@code -v} was typed
 * @param format as {@code --output} says, or what {@code --jq} and {@code --compact-output} imply
 * @param jq a program for the JSON output
 */
public record GlobalOptions(boolean quiet, int verbosity, boolean noColor, boolean noInput, Format format,
        Optional<String> jq, boolean compact) {

    /** How results are printed. */
    public enum Format {
        PLAIN, JSON
    }

    /** Whether only JSON will be printed, so that what it takes must be found out. */
    public boolean wantsJson() {
        return format == Format.JSON;
    }

    /** Their declarations, for the parser and for help. */
    public static final List<Option> ALL = List.of(
            Option.flag("-h", "--help").says("Show help; --help tells more than -h."),
            Option.flag("-V", "--version").says("Show the version."),
            Option.flag("-q", "--quiet").says("Write no notices and ask nothing. [env: QUIET]"),
            Option.flag("-v", "--verbose").repeatable().says("Tell more; may be given several times."),
            Option.flag("--no-color").says("Use no colours. [env: NO_COLOR]"),
            Option.flag("--no-input").says("Never ask anything. [env: NO_INPUT]"),
            Option.value("FORMAT", "--output").oneOf("plain", "json").says("How to print the result."),
            Option.value("QUERY", "--jq").says("Print what this jq program makes of the JSON result."),
            Option.flag("--compact-output").says("Print JSON on one line."),
            Option.flag("--pretty").hidden(),
            Option.flag("--test-argument-parser").hidden());

    /** As they were typed, with the environment where they were not. */
    public static GlobalOptions of(Options options, Environment environment) {
        Optional<String> jq = options.text("--jq");
        boolean compact = options.has("--compact-output");
        boolean json = options.text("--output").map("json"::equals).orElse(compact || jq.isPresent());
        return new GlobalOptions(options.has("--quiet") || environment.isOn("QUIET"), options.count("--verbose"),
                options.has("--no-color") || environment.text("NO_COLOR").isPresent(),
                options.has("--no-input") || environment.isOn("NO_INPUT"), json ? Format.JSON : Format.PLAIN, jq,
                compact);
    }
}
