package io.ockam.state.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A JSON value (RFC 8259). Immutable and thread-safe; equality is that of the content, the order of an object's fields does not count.
 *
 * <p>{@code toString} is the compact text; {@link #pretty()} the one for people and files.
 *
 * <p>What every command runs through asks with {@code instanceof}: a pattern switch links slowly, and no cache keeps it
 * (docs/decisions/0025).
 */
public sealed interface Json {
    /** Nesting deeper than this is refused when reading. */
    int MAX_DEPTH = 64;

    /** A text. */
    record Text(String value) implements Json {
        @Override
        public String toString() {
            return compact();
        }
    }

    /**
     * A number, kept as it was written, so that nothing is lost when it is written again.
     *
     * @param literal by the grammar of RFC 8259; {@link JsonParser} and {@link Json#of(long)} see to that
     */
    record Num(String literal) implements Json {
        @Override
        public String toString() {
            return compact();
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return compact();
        }
    }

    /** {@code null}. */
    enum Null implements Json {
        NULL;

        @Override
        public String toString() {
            return compact();
        }
    }

    /** A list. */
    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return compact();
        }
    }

    /** An object: see {@link JsonObject}. */
    sealed interface Fields extends Json permits JsonObject {}

    static Json of(String value) {
        return new Text(value);
    }

    static Json of(long value) {
        return new Num(Long.toString(value));
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    /** Each item as {@code mapping} makes it. */
    static <T> Json array(Iterable<? extends T> items, Function<? super T, ? extends Json> mapping) {
        List<Json> made = new ArrayList<>();
        items.forEach(item -> made.add(mapping.apply(item)));
        return new Array(made);
    }

    /** An array of texts. */
    static Json texts(Iterable<String> items) {
        return array(items, Json::of);
    }

    /** @throws JsonException if {@code text} is not exactly one JSON value, or is nested deeper than {@link #MAX_DEPTH} */
    static Json parse(String text) {
        return JsonParser.parse(text);
    }

    /** @throws JsonException if {@code utf8} is not exactly one JSON value, or is nested deeper than {@link #MAX_DEPTH} */
    static Json parse(byte[] utf8) {
        return JsonParser.parse(utf8);
    }

    /** This value as an object. @throws JsonException if it is none */
    default JsonObject asObject() {
        if (this instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an object, found " + kind());
    }

    /** This value's items. @throws JsonException if it is no array */
    default List<Json> asArray() {
        if (this instanceof Array(List<Json> items)) {
            return items;
        }
        throw new JsonException("expected an array, found " + kind());
    }

    /** This value as a text. @throws JsonException if it is none */
    default String asText() {
        if (this instanceof Text(String value)) {
            return value;
        }
        throw new JsonException("expected a text, found " + kind());
    }

    /** This value as a whole number. @throws JsonException if it is none or does not fit into 64 bits */
    default long asLong() {
        if (this instanceof Num number) {
            try {
                return Long.parseLong(number.literal());
            } catch (NumberFormatException e) {
                throw new JsonException("expected a whole number of at most 64 bits, found " + number.literal(), e);
            }
        }
        throw new JsonException("expected a number, found " + kind());
    }

    /** This value as a boolean. @throws JsonException if it is none */
    default boolean asBool() {
        if (this instanceof Bool(boolean value)) {
            return value;
        }
        throw new JsonException("expected true or false, found " + kind());
    }

    /** What this is, for messages: {@code a text}, {@code an object} … */
    default String kind() {
        return switch (this) {
            case Text _ -> "a text";
            case Num _ -> "a number";
            case Bool _ -> "a boolean";
            case Null _ -> "null";
            case Array _ -> "an array";
            case Fields _ -> "an object";
        };
    }

    /** One line without blanks. */
    default String compact() {
        return JsonPrinter.compact(this);
    }

    /** One field or item a line, two blanks of indent, no line feed at the end. */
    default String pretty() {
        return JsonPrinter.pretty(this);
    }

    /** The same value with the fields of every object in the order of their names. */
    default Json sorted() {
        if (this instanceof JsonObject object) {
            return object.sortedFields();
        }
        return this instanceof Array(List<Json> items) ? new Array(items.stream().map(Json::sorted).toList()) : this;
    }
}
