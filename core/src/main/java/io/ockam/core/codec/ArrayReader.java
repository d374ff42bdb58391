package io.ockam.core.codec;

import java.util.Optional;
import java.util.function.Function;

/** The fields of a record written as an array, read in their order. Lives inside {@link CborReader#array}. */
public final class ArrayReader {
    private final CborReader in;
    private boolean opened;
    private boolean ended;
    private long left;

    ArrayReader(CborReader in) {
        this.in = in;
    }

    void open() {
        opened = true;
        left = in.cursor.array();
    }

    /** Whether another element comes. */
    public boolean hasNext() {
        if (!opened) {
            open();
        }
        ended = ended || !in.cursor.moreAfter(left);
        return !ended;
    }

    /** The reader, standing before the next field. @throws MalformedException if there is none */
    public CborReader next() {
        if (!hasNext()) {
            throw in.cursor.malformed(in.cursor.position(), "a field is missing");
        }
        left--;
        return in;
    }

    /** The next field, or nothing if the array ends before it, if it is {@code null}, or an unknown alternative. */
    public <T> Optional<T> optional(Function<CborReader, ? extends T> read) {
        return hasNext() ? optional(next(), read) : Optional.empty();
    }

    static <T> Optional<T> optional(CborReader in, Function<CborReader, ? extends T> read) {
        if (in.nextIsNull()) {
            return Optional.empty();
        }
        int position = in.cursor.position();
        int depth = in.cursor.depth();
        try {
            return Optional.of(read.apply(in));
        } catch (UnknownVariantException _) {
            in.cursor.reset(position, depth);
            in.skip();
            return Optional.empty();
        }
    }

    /** Skips what was not read; an alternative without fields may have anything in their place. */
    void close() {
        if (!opened) {
            in.skip();
            return;
        }
        while (hasNext()) {
            next().skip();
        }
    }
}
