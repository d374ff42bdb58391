package io.ockam.command.render;

import io.ockam.command.jq.JqProgram;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Result;
import io.ockam.state.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints results in the form that is wanted: plain on a terminal, bare on a pipe, JSON when asked for. A plain form that is not there is
 * replaced by the next best; JSON never is, so that what reads it is not surprised.
 *
 * <p>JSON has its fields in the order of their names; {@code --jq} works on that.
 */
public final class Renderer {
    private final GlobalOptions globals;
    private final Terminal terminal;
    private final Optional<JqProgram> jq;

    /** @throws io.ockam.core.OckamException if the jq program is none: before anything was done */
    public Renderer(GlobalOptions globals, Terminal terminal) {
        this.globals = globals;
        this.terminal = terminal;
        jq = wantsJson() ? globals.jq().map(JqProgram::compile) : Optional.empty();
    }

    private boolean wantsJson() {
        return globals.format() == GlobalOptions.Format.JSON;
    }

    /** @throws io.ockam.core.OckamException if it cannot be written */
    public void print(Result result) {
        text(result).ifPresent(terminal::result);
    }

    private Optional<String> text(Result result) {
        if (wantsJson()) {
            return json(result);
        }
        return terminal.outIsTerminal()
                ? result.plain().or(result::bare).or(() -> json(result))
                : result.bare().or(() -> json(result)).or(result::plain);
    }

    private Optional<String> json(Result result) {
        List<Json> documents = result.json().stream().map(Json::sorted)
                .flatMap(document -> jq.map(program -> filtered(program, document)).orElse(List.of(document)).stream())
                .toList();
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of(documents.stream().map(this::printed).collect(Collectors.joining("\n")));
    }

    private List<Json> filtered(JqProgram program, Json document) {
        JqProgram.Outcome outcome = program.run(document);
        outcome.failure().ifPresent(why -> terminal.notice(Lines.warn("jq: " + why)));
        return outcome.results();
    }

    private String printed(Json document) {
        boolean compact = wantsJson() && globals.compact();
        String text = compact ? document.compact() : document.pretty();
        return terminal.coloursOnOut() ? JsonPaint.colour(text) : text;
    }
}
