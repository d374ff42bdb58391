package io.ockam.state.file;

import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a kind of record is written, and which earlier ways can still be read.
 *
 * <p>Every file starts with {@code "format": N}. A newer number than ours is refused, an older one is migrated step by step when read;
 * fields that this format does not name are kept when a record is updated, so that an older build does not lose what a newer one has
 * added.
 *
 * @param kind for messages: {@code node}, {@code identity}
 * @param fields the names of all fields that {@code write} may make
 * @param write a record's fields, without the format number
 * @param read the record in such fields; may throw {@link JsonException}, or {@link io.ockam.core.OckamException} for a value out of its
 *        bounds
 * @param migrations the i-th turns the fields of format i + 1 into those of format i + 2; so their number plus one is the current format
 */
public record RecordFormat<T>(String kind, Set<String> fields, Function<T, JsonObject> write,
        Function<JsonObject, T> read,
        List<UnaryOperator<JsonObject>> migrations) {
    static final String NUMBER = "format";

    public RecordFormat {
        fields = Set.copyOf(fields);
        migrations = List.copyOf(migrations);
    }

    /** A kind of record in its first format. */
    public RecordFormat(String kind, Set<String> fields, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this(kind, fields, write, read, List.of());
    }

    /** The number of the current format, from 1. */
    public int number() {
        return migrations.size() + 1;
    }

    /** The record's file, whole. */
    JsonObject encode(T value) {
        return JsonObject.builder().put(NUMBER, number()).putAll(write.apply(value)).build();
    }

    /** The record's file, with the fields of {@code known} that this format does not name. */
    JsonObject encode(T value, JsonObject known) {
        JsonObject written = encode(value);
        return written.withMissing(known.without(fields));
    }

    /** The file's fields in the current format, unknown ones included. */
    JsonObject migrate(JsonObject file) {
        long found = file.integer(NUMBER);
        if (found < 1) {
            throw new JsonException(NUMBER + ": expected a number from 1, found " + found);
        }
        if (found > number()) {
            throw new NewerFormatException(found, number());
        }
        JsonObject current = file.without(Set.of(NUMBER));
        for (UnaryOperator<JsonObject> migration : migrations.subList((int) found - 1, migrations.size())) {
            current = migration.apply(current);
        }
        return current;
    }
}
