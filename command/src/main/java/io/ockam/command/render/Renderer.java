package io.ockam.command.render;

import io.ockam.command.terminal.Terminal;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Result;
import io.ockam.state.json.Json;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints results in the form that is wanted: plain on a terminal, bare on a pipe, JSON when asked for. */
public final class Renderer {
    private final GlobalOptions globals;
    private final Terminal terminal;

    public Renderer(GlobalOptions globals, Terminal terminal) {
        this.globals = globals;
        this.terminal = terminal;
    }

    public void print(Result result) {
        text(result).ifPresent(terminal::result);
    }

    private Optional<String> text(Result result) {
        if (globals.format() == GlobalOptions.Format.JSON) {
            return json(result);
        }
        return terminal.outIsTerminal()
                ? result.plain().or(result::bare).or(() -> json(result))
                : result.bare().or(() -> json(result)).or(result::plain);
    }

    private Optional<String> json(Result result) {
        return result.json().isEmpty()
                ? Optional.empty()
                : Optional.of(result.json().stream().map(this::document).collect(Collectors.joining("\n")));
    }

    private String document(Json document) {
        Json sorted = document.sorted();
        return globals.compact() ? sorted.compact() : sorted.pretty();
    }
}
