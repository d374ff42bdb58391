package io.ockam.core.codec;

import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields of a record that is written as a map, with rising keys from 0 to 23. Lives inside {@link CborWriter#map}. */
public final class MapWriter {
    private static final int MOST_FIELDS = 23;

    private final CborWriter out;
    private int count;
    private int last = -1;

    MapWriter(CborWriter out) {
        this.out = out;
    }

    /** The writer, to write the value of field {@code key}. */
    public CborWriter at(int key) {
        if (key <= last || ++count > MOST_FIELDS) {
            throw new IllegalStateException("Field " + key + " of a map cannot follow field " + last);
        }
        last = key;
        return out.unsigned(key);
    }

    /** The field, if it is there. */
    public <T> void optional(int key, Optional<? extends T> value, BiConsumer<CborWriter, T> write) {
        value.ifPresent(present -> write.accept(at(key), present));
    }

    int count() {
        return count;
    }
}
