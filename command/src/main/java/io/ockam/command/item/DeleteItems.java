package io.ockam.command.item;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What every {@code delete} does: all things, or the one that is named, after a yes; or those that the person marks in a list. Without a
 * name and without anybody to ask it does nothing: the default thing is never deleted unasked. When there are none at all there is nothing
 * to delete, whatever was named.
 */
public final class DeleteItems {
    /** {@code --all}. */
    public static final Option ALL = Option.flag("--all").says("Delete all of them.");
    /** {@code --yes}. */
    public static final Option YES = Option.flag("-y", "--yes").says("Do not ask before deleting.");

    private final Kind kind;
    private final Terminal terminal;
    private final Consumer<Result> printer;
    private final boolean confirmed;

    /**
     * @param printer prints what was deleted when something else could not be
     * @param confirmed the person has said yes already
     */
    DeleteItems(Kind kind, Terminal terminal, Consumer<Result> printer, boolean confirmed) {
        this.kind = kind;
        this.terminal = terminal;
        this.printer = printer;
        this.confirmed = confirmed;
    }

    /** With the terminal of {@code invocation}, and its option {@link #YES}. */
    public static DeleteItems of(Kind kind, Invocation invocation) {
        return new DeleteItems(kind, invocation.terminal(), invocation.printer(),
                invocation.options().has(YES.key()));
    }

    /**
     * Deletes.
     *
     * @param name what was typed as {@code argument}
     * @param delete one of them by its name; called on several threads at once when there are several
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if what is named is not there, {@link ErrorCode#INVALID} if nobody can confirm, or
     *         as {@code delete} throws it; of several, those that can be deleted have been
     */
    public Result delete(Optional<String> name, boolean all, Function<String, Result> delete) {
        List<String> names = kind.names().get();
        if (names.isEmpty()) {
            String none = Lines.info("There are no " + kind.many() + " to delete" + kind.place());
            if (name.isPresent() && !terminal.outIsTerminal()) {
                terminal.notice(none);
            }
            return Result.plain(none)
                    .json(new Json.Array(List.of()));
        }
        List<String> meant = all ? everything(names) : name.isPresent() ? named(names, name.get()) : chosen(names);
        return meant.size() == 1 ? delete.apply(meant.getFirst()) : each(meant, delete);
    }

    private List<String> everything(List<String> names) {
        String what = names.size() == 1 ? "only " + kind.one() : names.size() + " " + kind.many();
        return ifConfirmed("Are you sure you want to delete your " + what + "?", names);
    }

    private List<String> named(List<String> names, String name) {
        if (!names.contains(name)) {
            throw Missing.of(kind, name, names);
        }
        return ifConfirmed("Are you sure you want to proceed?", List.of(name));
    }

    private List<String> chosen(List<String> names) {
        if (!terminal.canAsk()) {
            return List.of();
        }
        if (names.size() == 1) {
            return ifConfirmed("You are about to delete your only " + kind.one()
                    + ". Are you sure you want to proceed?", names);
        }
        List<String> chosen = terminal.select("Select one or more " + kind.many() + " that you want to delete:", names);
        return chosen.isEmpty()
                ? chosen
                : ifConfirmed("Would you like to delete " + String.join(", ", chosen) + "?", chosen);
    }

    private List<String> ifConfirmed(String question, List<String> names) {
        return confirmed || terminal.confirm(question) ? names : List.of();
    }

    private Result each(List<String> names, Function<String, Result> delete) {
        List<Attempt> attempts;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Attempt>> running = names.stream()
                    .map(name -> CompletableFuture.supplyAsync(() -> attempt(name, delete), threads)).toList();
            attempts = running.stream().map(CompletableFuture::join).toList();
        }
        Result deleted = Result.all(attempts.stream().map(Attempt::result).toList());
        List<OckamException> failures = attempts.stream().flatMap(attempt -> attempt.failure().stream()).toList();
        if (failures.isEmpty()) {
            return deleted;
        }
        printer.accept(deleted);
        failures.subList(1, failures.size()).forEach(failure -> terminal.report(Lines.warn(failure.getMessage())));
        throw failures.getFirst();
    }

    private record Attempt(Result result, Optional<OckamException> failure) {}

    private Attempt attempt(String name, Function<String, Result> delete) {
        try {
            return new Attempt(delete.apply(name), Optional.empty());
        } catch (OckamException e) {
            String message = "Failed to delete " + kind.one() + ' ' + name + ": " + e.getMessage();
            return new Attempt(Result.none(),
                    Optional.of(new OckamException(e.code(), message, e.hint(), e.getCause())));
        }
    }

    /** The name that was typed, from the options of a verb that takes {@code argument}, {@link #ALL} and {@link #YES}. */
    public static Optional<String> name(Options options, String argument) {
        options.exclude(argument, ALL.key());
        return options.text(argument);
    }
}
