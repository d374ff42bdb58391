package io.ockam.control.operation;

import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a type is written as the body of a request or an answer.
 *
 * @param write total
 * @param read throws {@link JsonException} for JSON of another shape
 */
public record Body<T>(Function<T, Json> write, Function<Json, T> read) {
    /** No body at all. */
    public static final Body<Nothing> NOTHING = new Body<>(_ -> Json.Null.NULL, _ -> Nothing.NOTHING);

    /** A body that is an object. */
    public static <T> Body<T> object(Function<T, JsonObject> write, Function<JsonObject, T> read) {
        return new Body<>(write::apply, json -> read.apply(json.asObject()));
    }

    /** A body that is an array of such things. */
    public static <T> Body<List<T>> listOf(Body<T> item) {
        return new Body<>(items -> Json.array(items, item.write()), json -> {
            List<T> items = new ArrayList<>();
            json.asArray().forEach(element -> items.add(item.read().apply(element)));
            return List.copyOf(items);
        });
    }

    public Json toJson(T value) {
        return write.apply(value);
    }

    /** @throws JsonException for JSON of another shape */
    public T of(Json json) {
        return read.apply(json);
    }
}
