package io.ockam.state.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A JSON object: named values in the order in which they were put.
 *
 * <p>Fields are read by type and name; one that is missing or of another type is a {@link JsonException} that names it. The
 * {@code optional…} readers take a missing field and {@code null} for the same. Fields that nobody asks for do no harm.
 */
public record JsonObject(Map<String, Json> fields) implements Json.Fields {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** @throws JsonException if {@code text} is not exactly one JSON object */
    public static JsonObject parse(String text) {
        return Json.parse(text).asObject();
    }

    /** @throws JsonException if {@code utf8} is not exactly one JSON object */
    public static JsonObject parse(byte[] utf8) {
        return Json.parse(utf8).asObject();
    }

    /** The field's value, which may be {@link Json.Null#NULL}; empty if there is no such field. */
    public Optional<Json> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** @throws JsonException if there is no such text */
    public String text(String name) {
        return required(name, Json::asText);
    }

    /** @throws JsonException if it is there and neither a text nor {@code null} */
    public Optional<String> optionalText(String name) {
        return optional(name, Json::asText);
    }

    /** @throws JsonException if there is no such number, or it is not whole, or does not fit into 64 bits */
    public long integer(String name) {
        return required(name, Json::asLong);
    }

    /** As {@link #integer}, and between {@code least} and {@code most}. */
    public int integer(String name, int least, int most) {
        long value = integer(name);
        if (value < least || value > most) {
            throw new JsonException(name + ": expected a number from " + least + " to " + most + ", found " + value);
        }
        return (int) value;
    }

    /** @throws JsonException if it is there and neither a whole number nor {@code null} */
    public Optional<Long> optionalInteger(String name) {
        return optional(name, Json::asLong);
    }

    /** @throws JsonException if there is no such boolean */
    public boolean bool(String name) {
        return required(name, Json::asBool);
    }

    /** @throws JsonException if it is there and neither a boolean nor {@code null} */
    public boolean bool(String name, boolean otherwise) {
        return optional(name, Json::asBool).orElse(otherwise);
    }

    /** @throws JsonException if there is no such object */
    public JsonObject object(String name) {
        return required(name, Json::asObject);
    }

    /** @throws JsonException if it is there and neither an object nor {@code null} */
    public Optional<JsonObject> optionalObject(String name) {
        return optional(name, Json::asObject);
    }

    /** Each item as {@code mapping} reads it; empty if there is no such field. @throws JsonException if it is no array */
    public <T> List<T> list(String name, Function<Json, T> mapping) {
        return optional(name, array -> {
            List<T> items = new ArrayList<>();
            for (Json item : array.asArray()) {
                items.add(at("[" + items.size() + "]", item, mapping));
            }
            return List.copyOf(items);
        }).orElse(List.of());
    }

    /** As {@link #list}, of objects. */
    public <T> List<T> objects(String name, Function<JsonObject, T> mapping) {
        return list(name, item -> mapping.apply(item.asObject()));
    }

    /** As {@link #list}, of texts. */
    public List<String> texts(String name) {
        return list(name, Json::asText);
    }

    /** The field as {@code mapping} reads it. @throws JsonException if it is missing, or as {@code mapping} throws it */
    public <T> T required(String name, Function<Json, T> mapping) {
        Json value = fields.get(name);
        if (value == null) {
            throw new JsonException(name + ": missing");
        }
        return at(name, value, mapping);
    }

    /** The field as {@code mapping} reads it; empty if it is missing or {@code null}. */
    public <T> Optional<T> optional(String name, Function<Json, T> mapping) {
        Json value = fields.get(name);
        return value == null || value instanceof Null ? Optional.empty() : Optional.of(at(name, value, mapping));
    }

    private static <T> T at(String name, Json value, Function<Json, T> mapping) {
        try {
            return mapping.apply(value);
        } catch (JsonException e) {
            throw e.within(name);
        }
    }

    /** All fields of this object but those named. */
    public JsonObject without(Iterable<String> names) {
        Map<String, Json> left = new LinkedHashMap<>(fields);
        names.forEach(left::remove);
        return new JsonObject(left);
    }

    /** These fields and, behind them, those of {@code others} that are not here. */
    public JsonObject withMissing(JsonObject others) {
        Map<String, Json> all = new LinkedHashMap<>(fields);
        others.fields.forEach(all::putIfAbsent);
        return new JsonObject(all);
    }

    JsonObject sortedFields() {
        Map<String, Json> sorted = new TreeMap<>();
        fields.forEach((name, value) -> sorted.put(name, value.sorted()));
        return new JsonObject(sorted);
    }

    @Override
    public String toString() {
        return compact();
    }

    /** Puts an object together. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Json> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            fields.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        /** No field at all when there is no value. */
        public Builder putIfPresent(String name, Optional<String> value) {
            value.ifPresent(text -> put(name, text));
            return this;
        }

        /** The field {@code null} when there is no value. */
        public Builder putOrNull(String name, Optional<String> value) {
            return put(name, value.map(Json::of).orElse(Json.Null.NULL));
        }

        /** Every field of {@code object}, as if put here one by one. */
        public Builder putAll(JsonObject object) {
            fields.putAll(object.fields);
            return this;
        }

        public JsonObject build() {
            return new JsonObject(fields);
        }
    }
}
