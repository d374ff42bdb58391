package io.ockam.command.verb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a verb takes, and what help says of it. Immutable.
 *
 * @param about what it does, one sentence
 * @param details more, for the long help; may be empty
 * @param examples command lines, for the long help
 * @param needsArguments called with nothing at all, it shows its help
 */
public record Spec(String about, String details, List<Example> examples, List<Option> options, boolean needsArguments) {

    /** A command line and what it is for. */
    public record Example(String purpose, String line) {}

    public Spec {
        examples = List.copyOf(examples);
        options = List.copyOf(options);
    }

    public static Spec of(String about) {
        return new Spec(about, "", List.of(), List.of(), false);
    }

    /** These options as well. */
    public Spec with(Option... more) {
        return new Spec(about, details, examples, Stream.concat(options.stream(), Arrays.stream(more)).toList(),
                needsArguments);
    }

    /** For the long help: what the one sentence does not say. */
    public Spec details(String text) {
        return new Spec(about, text, examples, options, needsArguments);
    }

    public Spec example(String purpose, String line) {
        List<Example> all = new ArrayList<>(examples);
        all.add(new Example(purpose, line));
        return new Spec(about, details, all, options, needsArguments);
    }

    public Spec needingArguments() {
        return new Spec(about, details, examples, options, true);
    }
}
