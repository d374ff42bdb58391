package io.ockam.core.codec;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads BARE as {@link BareWriter} writes it. Varints may be longer than needed.
 *
 * <p>Safe on hostile input: every length and count is checked against what is left before anything is allocated. Every method
 * throws a {@link MalformedException} that names the offset if what comes next is not what it reads; the reader is of no use
 * after that. Not thread-safe.
 */
public final class BareReader {
    private static final int LAST_SHIFT = 63;

    private final byte[] array;
    private final int start;
    private final int limit;
    private int position;

    private BareReader(byte[] array, int start, int limit) {
        this.array = array;
        this.start = start;
        this.limit = limit;
        this.position = start;
    }

    public static BareReader of(byte[] array) {
        return new BareReader(array, 0, array.length);
    }

    public static BareReader of(Payload payload) {
        return new BareReader(payload.array(), payload.offset(), payload.offset() + payload.length());
    }

    public static BareReader of(Bytes bytes) {
        return of(bytes.toArray());
    }

    /** Bytes read so far. */
    public int position() {
        return position - start;
    }

    /** Bytes not read yet. */
    public int remaining() {
        return limit - position;
    }

    /** Requires that everything has been read. */
    public void end() {
        if (position < limit) {
            throw malformed(position, remaining() + " bytes too many");
        }
    }

    public int u8() {
        return (int) fixed(1);
    }

    public int u16() {
        return (int) fixed(2);
    }

    /** 0 to 4,294,967,295. */
    public long u32() {
        return fixed(4);
    }

    /** The bits of a signed or unsigned 64-bit integer. */
    public long u64() {
        return fixed(8);
    }

    public boolean bool() {
        int value = u8();
        if (value > 1) {
            throw malformed(position - 1, "expected 0 or 1, found " + value);
        }
        return value == 1;
    }

    /** The bits of an unsigned 64-bit integer. */
    public long varint() {
        int at = position;
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            int part = u8();
            if (shift == LAST_SHIFT && part != 1) {
                throw malformed(at, "an integer of more than 64 bits");
            }
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw malformed(at, "an integer of more than ten bytes");
    }

    /** The bytes behind a length, as a window on the array that is being read; nothing is copied. */
    public Payload payload() {
        int at = position;
        long length = varint();
        if (Long.compareUnsigned(length, remaining()) > 0) {
            throw malformed(at, Long.toUnsignedString(length) + " bytes, but only " + remaining() + " follow");
        }
        position += (int) length;
        return Payload.wrap(array, position - (int) length, (int) length);
    }

    /** The bytes behind a length. */
    public Bytes data() {
        Payload window = payload();
        return Bytes.of(window.array(), window.offset(), window.length());
    }

    public String text() {
        int at = position;
        ByteBuffer utf8 = payload().asBuffer();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException _) {
            throw malformed(at, "text that is not UTF-8");
        }
    }

    public <T> Optional<T> optional(Function<BareReader, ? extends T> read) {
        return bool() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    /**
     * Any number of the same.
     *
     * @param least bytes that each takes at least, 1 or more: what bounds their number
     */
    public <T> List<T> list(int least, Function<BareReader, ? extends T> read) {
        int at = position;
        long count = varint();
        if (Long.compareUnsigned(count, remaining() / least) > 0) {
            throw malformed(at,
                    Long.toUnsignedString(count) + " items, but only " + remaining() + " bytes follow");
        }
        List<T> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(read.apply(this));
        }
        return items;
    }

    /** {@code u8 type, data bytes}. */
    public Address address() {
        return new Address(u8(), data());
    }

    public Route route() {
        return Route.of(list(2, BareReader::address));
    }

    /** What is left, as a window on the array that is being read. */
    public Payload rest() {
        Payload rest = Payload.wrap(array, position, remaining());
        position = limit;
        return rest;
    }

    private long fixed(int width) {
        if (remaining() < width) {
            throw malformed(limit, "the input ends");
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (array[position++] & 0xffL) << (8 * i);
        }
        return value;
    }

    private MalformedException malformed(int at, String what) {
        return new MalformedException("BARE", at - start, what);
    }
}
