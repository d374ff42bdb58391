package io.ockam.command.completion;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ockam complete -- WORDS…}: one candidate a line, a tabulator and its explanation behind it; or one line {@code :files} or
 * {@code :folders}, when the shell knows better. Called by the scripts that {@link Completion} prints. Never fails: whoever presses Tab
 * wants no report.
 */
public final class Complete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Say what can stand at the end of a command line.")
                .with(Option.argument("WORDS").repeatable().says("The words behind 'ockam'; the last is unfinished."));
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.options().texts("WORDS");
        List<Candidate> found = new Completer(invocation.root(), new Known(invocation.state(), invocation.clock()))
                .complete(words);
        List<String> lines = new ArrayList<>();
        found.forEach(candidate -> lines.add(candidate.line()));
        return Result.plain(String.join("\n", lines));
    }
}
