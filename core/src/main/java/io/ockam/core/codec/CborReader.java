package io.ockam.core.codec;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads CBOR (RFC 8949) item after item from an array, as tolerantly as other implementations of Ockam do: integers and
 * lengths may be longer than needed, arrays and maps may be indefinite, what a newer peer added is skipped. Byte strings and
 * text must be definite, text must be UTF-8.
 *
 * <p>Safe on hostile input: every length is checked against what is left before anything is allocated, nesting that is
 * <i>read</i> is limited to {@value #MAX_DEPTH} levels, and {@link #skip()} does not recurse. Every method throws a
 * {@link MalformedException} that names the offset if what comes next is not what it reads; the reader is of no use after
 * that. It never writes to the array, keeps no reference to it in values except in {@link #payload()}, and is not thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "CBOR"</a>
 */
public final class CborReader {
    /** How deep {@link #array}, {@link #map}, {@link #variant} and their like may be nested in one another. */
    public static final int MAX_DEPTH = 64;

    private final byte[] array;
    private final int start;
    private final int limit;
    private int position;
    private int depth;

    private CborReader(byte[] array, int start, int limit, int position, int depth) {
        this.array = array;
        this.start = start;
        this.limit = limit;
        this.position = position;
        this.depth = depth;
    }

    public static CborReader of(byte[] array) {
        return new CborReader(array, 0, array.length, 0, 0);
    }

    public static CborReader of(Payload payload) {
        int start = payload.offset();
        return new CborReader(payload.array(), start, start + payload.length(), start, 0);
    }

    public static CborReader of(Bytes bytes) {
        return of(bytes.toArray());
    }

    /** A reader of its own for the item at {@code position}. */
    CborReader at(int position) {
        return new CborReader(array, start, limit, position, depth);
    }

    /** Bytes read so far. */
    public int position() {
        return position - start;
    }

    /** Bytes not read yet. */
    public int remaining() {
        return limit - position;
    }

    /** Requires that everything has been read: for formats that allow nothing behind their item. */
    public void end() {
        if (position < limit) {
            throw malformed(position, remaining() + " bytes too many");
        }
    }

    /** The kind of the next item, which stays. */
    public CborType peek() {
        return CborType.of(peekByte());
    }

    // Plain items

    /** 0 to 255. */
    public int u8() {
        return (int) unsigned(0xff);
    }

    /** 0 to 65,535. */
    public int u16() {
        return (int) unsigned(0xffff);
    }

    /** 0 to 4,294,967,295. */
    public long u32() {
        return unsigned(0xffff_ffffL);
    }

    /** 0 to 2⁶⁴ − 1, as the bits of a long. */
    public long u64() {
        return unsigned(-1);
    }

    private long unsigned(long most) {
        int at = position;
        long value = argument(CborType.UNSIGNED);
        if (Long.compareUnsigned(value, most) > 0) {
            throw malformed(at, Long.toUnsignedString(value) + " is over " + Long.toUnsignedString(most));
        }
        return value;
    }

    /** −2⁶³ to 2⁶³ − 1. */
    public long i64() {
        int at = position;
        boolean negative = peek() == CborType.NEGATIVE;
        long value = argument(negative ? CborType.NEGATIVE : CborType.UNSIGNED);
        if (value < 0) {
            throw malformed(at, "an integer of more than 64 bits");
        }
        return negative ? ~value : value;
    }

    public boolean bool() {
        require(CborType.BOOL);
        return array[position++] == (byte) 0xf5;
    }

    /** Half, single or double precision. */
    public double float64() {
        require(CborType.FLOAT);
        int info = array[position++] & 0x1f;
        long bits = argument(info);
        return switch (info) {
            case 25 -> Float.float16ToFloat((short) bits);
            case 26 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    /** Reads a {@code null} if that comes next. */
    public boolean nextIsNull() {
        boolean isNull = peek() == CborType.NULL;
        if (isNull) {
            position++;
        }
        return isNull;
    }

    /** A byte string. */
    public Bytes bytes() {
        int length = length(CborType.BYTES);
        position += length;
        return Bytes.of(array, position - length, length);
    }

    /** A byte string of exactly {@code length} bytes. */
    public Bytes bytes(int length) {
        int at = position;
        Bytes bytes = bytes();
        if (bytes.length() != length) {
            throw malformed(at, "expected " + length + " bytes, found " + bytes.length());
        }
        return bytes;
    }

    /** A byte string, as a window on the array that is being read; nothing is copied. */
    public Payload payload() {
        int length = length(CborType.BYTES);
        position += length;
        return Payload.wrap(array, position - length, length);
    }

    public String text() {
        int at = position;
        int length = length(CborType.TEXT);
        position += length;
        String text = new String(array, position - length, length, StandardCharsets.UTF_8);
        // The replacement character stands for what is malformed, or for itself: only then is it worth looking again.
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(at, length);
        }
        return text;
    }

    private void requireUtf8(int at, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array, position - length, length));
        } catch (CharacterCodingException _) {
            throw malformed(at, "text that is not UTF-8");
        }
    }

    /** The number of a tag; the item that it tags comes next. */
    public long tag() {
        return argument(CborType.TAG);
    }

    // Ockam's own

    /** {@code [type, bytes]}. */
    public Address address() {
        return array(fields -> new Address(fields.next().u8(), fields.next().bytes()));
    }

    /** {@code [* address]}. */
    public Route route() {
        return Route.of(list(CborReader::address));
    }

    /** {@code [* u8]}: bytes that the reference writes as an array of small integers. */
    public Bytes octets() {
        List<Integer> octets = list(CborReader::u8);
        byte[] bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        return Bytes.of(bytes);
    }

    // What holds other items

    /** A record written as an array: {@code fields} in their order; elements that {@code read} leaves are skipped. */
    public <T> T array(Function<ArrayReader, T> read) {
        enter();
        ArrayReader fields = new ArrayReader(this);
        fields.open();
        T value = read.apply(fields);
        fields.close();
        depth--;
        return value;
    }

    /** A record written as a map with small integers for keys; keys that {@code read} does not ask for are skipped. */
    public <T> T map(Function<MapReader, T> read) {
        enter();
        MapReader fields = new MapReader(this);
        T value = read.apply(fields);
        depth--;
        return value;
    }

    /** One of several alternatives, {@code [index, [fields]]}. */
    public <T> T variant(Variant<T> read) {
        int at = position;
        enter();
        if (peekByte() == (byte) 0x9f || openArray() != 2) {
            throw malformed(at, "expected an alternative, which is an array of two");
        }
        long index = u32();
        if (index > Integer.MAX_VALUE) {
            throw new UnknownVariantException(at - start, index);
        }
        ArrayReader fields = new ArrayReader(this);
        T value = read.read((int) index, fields);
        fields.close();
        depth--;
        return value;
    }

    /** Reads one alternative: a switch over its index, whose default throws {@link #unknownVariant}. */
    @FunctionalInterface
    public interface Variant<T> {
        T read(int index, ArrayReader fields);
    }

    /** What the switch over an alternative's index throws by default. */
    public MalformedException unknownVariant(int index) {
        return new UnknownVariantException(position(), index);
    }

    /** An array of any number of the same. */
    public <T> List<T> list(Function<CborReader, T> element) {
        return array(elements -> {
            List<T> list = new ArrayList<>();
            while (elements.hasNext()) {
                list.add(element.apply(elements.next()));
            }
            return list;
        });
    }

    /** A map of any number of the same, in the order of its bytes; of two equal keys the last one counts. */
    public <K, V> Map<K, V> entries(Function<CborReader, K> key, Function<CborReader, V> value) {
        enter();
        Map<K, V> entries = new LinkedHashMap<>();
        for (long left = openMap(); moreAfter(left); left--) {
            K name = key.apply(this);
            entries.put(name, value.apply(this));
        }
        depth--;
        return entries;
    }

    /** Goes past the next item, whatever it is and however deep. */
    public void skip() {
        position = new CborSkip(this).past();
    }

    /** The bytes of the next item as they are, as a window on the array that is being read. */
    public Payload raw() {
        int from = position;
        skip();
        return Payload.wrap(array, from, position - from);
    }

    // Heads

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw malformed(position, "nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    int depth() {
        return depth;
    }

    /** Back to where an optional field began, to skip it. */
    void reset(int earlierPosition, int earlierDepth) {
        position = earlierPosition;
        depth = earlierDepth;
    }

    int absolutePosition() {
        return position;
    }

    /** The number of elements, or {@link #INDEFINITE}. */
    long openArray() {
        return open(CborType.ARRAY, 1);
    }

    /** The number of pairs, or {@link #INDEFINITE}. */
    long openMap() {
        return open(CborType.MAP, 2);
    }

    static final long INDEFINITE = -1;

    private long open(CborType type, int itemsEach) {
        int at = position;
        require(type);
        if ((array[position] & 0x1f) == 31) {
            position++;
            return INDEFINITE;
        }
        long count = argument(array[position++] & 0x1f);
        if (Long.compareUnsigned(count, remaining() / itemsEach) > 0) {
            throw malformed(at,
                    type + " of " + Long.toUnsignedString(count) + " items, but only " + remaining() + " bytes follow");
        }
        return count;
    }

    /** Whether another element comes, {@code left} of which are known to; reads the break of an indefinite item. */
    boolean moreAfter(long left) {
        if (left >= 0) {
            return left > 0;
        }
        if (peekByte() != (byte) 0xff) {
            return true;
        }
        position++;
        return false;
    }

    private int length(CborType type) {
        int at = position;
        long length = argument(type);
        if (Long.compareUnsigned(length, remaining()) > 0) {
            throw malformed(at,
                    type + " of " + Long.toUnsignedString(length) + " bytes, but only " + remaining() + " follow");
        }
        return (int) length;
    }

    private void require(CborType type) {
        CborType found = peek();
        if (found != type) {
            throw malformed(position, "expected " + type + ", found " + found);
        }
    }

    private long argument(CborType type) {
        require(type);
        return argument(array[position++] & 0x1f);
    }

    /** The rest of a head whose initial byte has been read. */
    long argument(int info) {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw malformed(position - 1, info == 31 ? "an indefinite length, not allowed here" : "a reserved head");
        }
        int width = 1 << (info - 24);
        if (remaining() < width) {
            throw malformed(limit, "the input ends inside a head");
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | (array[position++] & 0xff);
        }
        return value;
    }

    byte peekByte() {
        if (position == limit) {
            throw malformed(limit, "the input ends");
        }
        return array[position];
    }

    /** Reads {@code count} bytes that nobody wants, known to be there. */
    void pass(int count) {
        position += count;
    }

    MalformedException malformed(int at, String what) {
        return new MalformedException("CBOR", at - start, what);
    }
}
