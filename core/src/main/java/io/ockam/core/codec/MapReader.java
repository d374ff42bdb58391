package io.ockam.core.codec;

import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a record written as a map with small integers for keys, asked for in any order. Of two equal keys the last
 * one counts; keys from {@value #KEYS} on are unknown to every record of Ockam. Lives inside {@link CborReader#map}.
 */
public final class MapReader {
    private static final int KEYS = 32;

    private final CborReader in;
    /** Where the value of each key begins; 0 where there is none, since a key stands before every value. */
    private final int[] values = new int[KEYS];

    MapReader(CborReader in) {
        this.in = in;
        for (long left = in.cursor.map(); in.cursor.moreAfter(left); left--) {
            long key = in.u32();
            if (key < KEYS) {
                values[(int) key] = in.cursor.position();
            }
            in.skip();
        }
    }

    /** A reader that stands before the field's value. @throws MalformedException if the field is missing */
    public CborReader at(int key) {
        if (values[key] == 0) {
            throw in.cursor.malformed(in.cursor.position(), "the map ends without its field " + key);
        }
        return reader(key);
    }

    /** The field, or nothing if it is missing, {@code null}, or an unknown alternative. */
    public <T> Optional<T> optional(int key, Function<CborReader, ? extends T> read) {
        return values[key] == 0 ? Optional.empty() : ArrayReader.optional(reader(key), read);
    }

    private CborReader reader(int key) {
        return new CborReader(in.cursor.at(values[key]));
    }
}
