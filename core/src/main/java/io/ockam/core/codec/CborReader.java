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

    final CborCursor cursor;

    CborReader(CborCursor cursor) {
        this.cursor = cursor;
    }

    public static CborReader of(byte[] array) {
        return new CborReader(new CborCursor(array, 0, array.length));
    }

    public static CborReader of(Payload payload) {
        int start = payload.offset();
        return new CborReader(new CborCursor(payload.array(), start, start + payload.length()));
    }

    public static CborReader of(Bytes bytes) {
        return of(bytes.toArray());
    }

    /** Bytes read so far. */
    public int position() {
        return cursor.passed();
    }

    /** Bytes not read yet. */
    public int remaining() {
        return cursor.remaining();
    }

    /** Requires that everything has been read: for formats that allow nothing behind their item. */
    public void end() {
        if (remaining() > 0) {
            throw malformed(cursor.position(), remaining() + " bytes too many");
        }
    }

    /** The kind of the next item, which stays. */
    public CborType peek() {
        return cursor.peek();
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
        int at = cursor.position();
        long value = cursor.head(CborType.UNSIGNED);
        if (Long.compareUnsigned(value, most) > 0) {
            throw malformed(at, Long.toUnsignedString(value) + " is over " + Long.toUnsignedString(most));
        }
        return value;
    }

    /** −2⁶³ to 2⁶³ − 1. */
    public long i64() {
        int at = cursor.position();
        boolean negative = peek() == CborType.NEGATIVE;
        long value = cursor.head(negative ? CborType.NEGATIVE : CborType.UNSIGNED);
        if (value < 0) {
            throw malformed(at, "an integer of more than 64 bits");
        }
        return negative ? ~value : value;
    }

    public boolean bool() {
        cursor.require(CborType.BOOL);
        return cursor.head() == 21;
    }

    /** Half, single or double precision. */
    public double float64() {
        cursor.require(CborType.FLOAT);
        int precision = cursor.peekInfo();
        long bits = cursor.head();
        return switch (precision) {
            case 25 -> Float.float16ToFloat((short) bits);
            case 26 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    /** Reads a {@code null} if that comes next. */
    public boolean nextIsNull() {
        boolean isNull = peek() == CborType.NULL;
        if (isNull) {
            cursor.pass(1);
        }
        return isNull;
    }

    /** A byte string. */
    public Bytes bytes() {
        int length = cursor.string(CborType.BYTES);
        return cursor.copy(cursor.pass(length), length);
    }

    /** A byte string of exactly {@code length} bytes. */
    public Bytes bytes(int length) {
        int at = cursor.position();
        Bytes bytes = bytes();
        if (bytes.length() != length) {
            throw malformed(at, "expected " + length + " bytes, found " + bytes.length());
        }
        return bytes;
    }

    /** A byte string, as a window on the array that is being read; nothing is copied. */
    public Payload payload() {
        return string(CborType.BYTES);
    }

    private Payload string(CborType type) {
        int length = cursor.string(type);
        return cursor.window(cursor.pass(length), length);
    }

    public String text() {
        int at = cursor.position();
        Payload utf8 = string(CborType.TEXT);
        String text = new String(utf8.array(), utf8.offset(), utf8.length(), StandardCharsets.UTF_8);
        // The replacement character stands for what is malformed, or for itself: only then is it worth looking again.
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(at, utf8);
        }
        return text;
    }

    private void requireUtf8(int at, Payload text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text.asBuffer());
        } catch (CharacterCodingException _) {
            throw malformed(at, "text that is not UTF-8");
        }
    }

    /** The number of a tag; the item that it tags comes next. */
    public long tag() {
        return cursor.head(CborType.TAG);
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
        cursor.enter();
        ArrayReader fields = new ArrayReader(this);
        fields.open();
        T value = read.apply(fields);
        fields.close();
        cursor.leave();
        return value;
    }

    /** A record written as a map with small integers for keys; keys that {@code read} does not ask for are skipped. */
    public <T> T map(Function<MapReader, T> read) {
        cursor.enter();
        MapReader fields = new MapReader(this);
        T value = read.apply(fields);
        cursor.leave();
        return value;
    }

    /** One of several alternatives, {@code [index, [fields]]}. */
    public <T> T variant(Variant<T> read) {
        int at = cursor.position();
        cursor.enter();
        if (cursor.array() != 2) {
            throw malformed(at, "expected an alternative, which is an array of two");
        }
        long index = u32();
        if (index > Integer.MAX_VALUE) {
            throw cursor.unknownVariant(at, index);
        }
        ArrayReader fields = new ArrayReader(this);
        T value = read.read((int) index, fields);
        fields.close();
        cursor.leave();
        return value;
    }

    /** Reads one alternative: a switch over its index, whose default throws {@link #unknownVariant}. */
    @FunctionalInterface
    public interface Variant<T> {
        T read(int index, ArrayReader fields);
    }

    /** What the switch over an alternative's index throws by default. */
    public MalformedException unknownVariant(int index) {
        return cursor.unknownVariant(cursor.position(), index);
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
        cursor.enter();
        Map<K, V> entries = new LinkedHashMap<>();
        for (long left = cursor.map(); cursor.moreAfter(left); left--) {
            K name = key.apply(this);
            entries.put(name, value.apply(this));
        }
        cursor.leave();
        return entries;
    }

    /** Goes past the next item, whatever it is and however deep. */
    public void skip() {
        new CborSkip(cursor).run();
    }

    /** The bytes of the next item as they are, as a window on the array that is being read. */
    public Payload raw() {
        int from = cursor.position();
        skip();
        return cursor.window(from, cursor.position() - from);
    }

    private MalformedException malformed(int at, String what) {
        return cursor.malformed(at, what);
    }
}
