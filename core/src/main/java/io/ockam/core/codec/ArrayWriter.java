package io.ockam.core.codec;

import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields of a record that is written as an array, in their order. Lives inside {@link CborWriter#array}. */
public final class ArrayWriter {
    static final int MOST_FIELDS = 23;

    private final CborWriter out;
    private int count;
    private int absent;

    ArrayWriter(CborWriter out) {
        this.out = out;
    }

    /** The writer, to write the next field. */
    public CborWriter next() {
        for (; absent > 0; absent--) {
            count++;
            out.nothing();
        }
        if (++count > MOST_FIELDS) {
            throw new IllegalStateException("A record has at most " + MOST_FIELDS + " fields");
        }
        return out;
    }

    /** The next field if it is there: else {@code null}, or nothing if no field follows. */
    public <T> void optional(Optional<? extends T> value, BiConsumer<CborWriter, T> write) {
        if (value.isPresent()) {
            write.accept(next(), value.get());
        } else {
            absent++;
        }
    }

    int count() {
        return count;
    }
}
