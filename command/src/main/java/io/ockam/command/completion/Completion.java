package io.ockam.command.completion;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code ockam completion}: the script that makes a shell ask us. */
public final class Completion implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Print a script that lets your shell complete commands, options and the names of nodes.")
                .needingArguments()
                .with(Option.value("SHELL", "-s", "--shell").required().oneOf("bash", "zsh", "fish")
                        .says("The shell."))
                .example("bash, in ~/.bashrc:", "eval \"$(ockam completion --shell bash)\"")
                .example("zsh, in ~/.zshrc, behind compinit:", "eval \"$(ockam completion --shell zsh)\"")
                .example("fish:", "ockam completion --shell fish > ~/.config/fish/completions/ockam.fish");
    }

    @Override
    public Result run(Invocation invocation) {
        return Result.plain(script(invocation.options().required("--shell")));
    }

    private static String script(String shell) {
        try (InputStream in = Completion.class.getResourceAsStream("ockam." + shell)) {
            if (in == null) {
                throw new IllegalStateException("The build has left out the script for " + shell);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
