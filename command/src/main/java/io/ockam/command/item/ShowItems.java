package io.ockam.command.item;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.verb.Result;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every {@code show} does: the thing that is named; else, for a script, the default one; else the only one, or those that the person
 * marks in a list. When there are none at all there is nothing to show, whatever was named.
 */
public final class ShowItems {
    private final Kind kind;
    private final Terminal terminal;

    public ShowItems(Kind kind, Terminal terminal) {
        this.kind = kind;
        this.terminal = terminal;
    }

    /**
     * Shows.
     *
     * @param name what was typed
     * @param otherwise the default thing
     * @param show one of them by its name
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if what is meant is not there, or as {@code show} throws it
     */
    public Result show(Optional<String> name, Optional<String> otherwise, Function<String, Result> show) {
        List<String> names = kind.names().get();
        if (names.isEmpty()) {
            String none = Lines.info("There are no " + kind.many() + " to show" + kind.place());
            if (name.isPresent() && !terminal.outIsTerminal()) {
                terminal.notice(none);
            }
            return Result.plain(none).json(new Json.Array(List.of()));
        }
        if (name.isPresent() || !terminal.canAsk()) {
            return show.apply(meant(names, name.or(() -> otherwise)));
        }
        if (names.size() == 1) {
            return show.apply(names.getFirst());
        }
        List<String> chosen = terminal.select("Select one or more " + kind.many() + " that you want to show:", names);
        return switch (chosen.size()) {
            case 0 -> Result.plain(Lines.info("No " + kind.many() + " selected to show"));
            case 1 -> show.apply(chosen.getFirst());
            default -> each(chosen, show);
        };
    }

    private String meant(List<String> names, Optional<String> name) {
        String wanted = name.orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                kind.unnamed(), "Name one of: " + String.join(", ", names), null));
        if (!names.contains(wanted)) {
            throw Missing.of(kind, wanted, names);
        }
        return wanted;
    }

    private Result each(List<String> chosen, Function<String, Result> show) {
        List<Result> shown = new ArrayList<>();
        for (String name : chosen) {
            try {
                shown.add(show.apply(name));
            } catch (OckamException e) {
                terminal.report(
                        Lines.warn("Failed to show " + kind.one() + ' ' + Paint.name(name) + ": " + e.getMessage()));
            }
        }
        return Result.all(shown);
    }
}
