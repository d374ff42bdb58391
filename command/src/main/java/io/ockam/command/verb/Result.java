package io.ockam.command.verb;

import io.ockam.command.terminal.Lines;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a command found or made, in up to three forms, of which one is printed: a person at a terminal sees the plain one, a script the
 * bare one, and {@code --output json} the JSON. A form that is not there is replaced by the next best, except JSON, which is never made up.
 *
 * @param plain for people; may hold escapes for colours
 * @param bare one token that a script can use as it is, such as a name or an address
 * @param json documents; usually one; none if there is no such form
 */
public record Result(Optional<String> plain, Optional<String> bare, List<Json> json) {
    public Result {
        json = List.copyOf(json);
    }

    /** Nothing to print. */
    public static Result none() {
        return new Result(Optional.empty(), Optional.empty(), List.of());
    }

    /** For people; a script gets the same text unless it has another form. */
    public static Result plain(String text) {
        return new Result(Optional.of(text), Optional.empty(), List.of());
    }

    public Result bare(String token) {
        return new Result(plain, Optional.of(token), json);
    }

    public Result json(Json document) {
        return new Result(plain, bare, List.of(document));
    }

    /** As {@link #json(Json)}. */
    public Result json(JsonObject document) {
        return json((Json) document);
    }

    /**
     * A list: for people one item below the other, each behind a bar, with {@code whenEmpty} in place of none; an array in JSON.
     *
     * @param describe an item for people, of one or more lines
     */
    public static <T> Result list(List<T> items, Function<? super T, String> describe,
            Function<? super T, ? extends Json> toJson, String whenEmpty) {
        return list(items, describe, whenEmpty).json(Json.array(items, toJson));
    }

    /** As the other, without JSON. */
    public static <T> Result list(List<T> items, Function<? super T, String> describe, String whenEmpty) {
        return plain(Lines.items(items.stream().map(describe).toList(), whenEmpty));
    }

    /** Several results, each on lines of its own. */
    public static Result all(List<Result> results) {
        return new Result(joined(results.stream().map(Result::plain)), joined(results.stream().map(Result::bare)),
                results.stream().flatMap(result -> result.json().stream()).toList());
    }

    private static Optional<String> joined(Stream<Optional<String>> texts) {
        return texts.flatMap(Optional::stream).reduce((one, next) -> one + "\n" + next);
    }
}
