package io.ockam.core.codec;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes CBOR in the one form that Ockam signs and sends: definite lengths, shortest heads, fields in the order of their
 * numbers. The same calls give the same bytes. Methods return this writer. Not thread-safe.
 *
 * <pre>
 *   record as array   [f0, null, f2]          absent fields behind the last present one are left out
 *   record as map     {1: f1, 3: f3}          absent fields are left out
 *   alternative       [index, [f0, …]]
 * </pre>
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "CBOR"</a>
 */
public final class CborWriter {
    /** The major types of RFC 8949, section 3.1, where they stand in an initial byte. */
    private static final int UNSIGNED = 0x00;
    private static final int NEGATIVE = 0x20;
    private static final int BYTES = 0x40;
    private static final int TEXT = 0x60;
    private static final int ARRAY = 0x80;
    private static final int MAP = 0xa0;
    private static final int TAG = 0xc0;

    private byte[] array;
    private int size;

    public CborWriter() {
        this(64);
    }

    /** @param expected bytes, to save growing */
    public CborWriter(int expected) {
        array = new byte[expected];
    }

    // Plain items

    /** @param value the bits of an unsigned 64-bit integer */
    public CborWriter unsigned(long value) {
        return head(UNSIGNED, value);
    }

    public CborWriter signed(long value) {
        return value < 0 ? head(NEGATIVE, ~value) : head(UNSIGNED, value);
    }

    public CborWriter bool(boolean value) {
        return put(value ? 0xf5 : 0xf4);
    }

    public CborWriter nothing() {
        return put(0xf6);
    }

    /** Always in double precision. */
    public CborWriter float64(double value) {
        return put(0xfb).put(Double.doubleToLongBits(value), 8);
    }

    public CborWriter bytes(byte[] bytes) {
        return bytesHead(bytes.length).append(bytes, 0, bytes.length);
    }

    public CborWriter bytes(Bytes bytes) {
        bytesHead(bytes.length()).ensure(bytes.length());
        bytes.copyTo(array, size);
        size += bytes.length();
        return this;
    }

    /** Only the head of a byte string, for who brings the {@code length} bytes behind it himself. */
    public CborWriter bytesHead(int length) {
        return head(BYTES, length);
    }

    public CborWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return head(TEXT, utf8.length).append(utf8, 0, utf8.length);
    }

    /** The item that it tags comes next. */
    public CborWriter tag(long number) {
        return head(TAG, number);
    }

    /** An item that is encoded already. */
    public CborWriter raw(Payload item) {
        return append(item.array(), item.offset(), item.length());
    }

    public CborWriter item(CborItem item) {
        item.write(this);
        return this;
    }

    // Ockam's own

    /** {@code [type, bytes]}. */
    public CborWriter address(Address address) {
        return arrayHead(2).unsigned(address.type()).bytes(address.bytes());
    }

    /** {@code [* address]}. */
    public CborWriter route(Route route) {
        arrayHead(route.length());
        for (int i = 0; i < route.length(); i++) {
            address(route.at(i));
        }
        return this;
    }

    /** {@code [* u8]}: bytes that the reference writes as an array of small integers. */
    public CborWriter octets(Bytes bytes) {
        arrayHead(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            unsigned(bytes.at(i) & 0xff);
        }
        return this;
    }

    // What holds other items

    /** A record as an array of at most {@value ArrayWriter#MOST_FIELDS} fields. */
    public CborWriter array(Consumer<ArrayWriter> write) {
        int at = size;
        arrayHead(0);
        ArrayWriter fields = new ArrayWriter(this);
        write.accept(fields);
        array[at] |= (byte) fields.count();
        return this;
    }

    /** A record as a map with small integers for keys, which must rise. */
    public CborWriter map(Consumer<MapWriter> write) {
        int at = size;
        mapHead(0);
        MapWriter fields = new MapWriter(this);
        write.accept(fields);
        array[at] |= (byte) fields.count();
        return this;
    }

    /** One of several alternatives, with its fields. */
    public CborWriter variant(int index, Consumer<ArrayWriter> write) {
        return arrayHead(2).unsigned(index).array(write);
    }

    /** An alternative without fields. */
    public CborWriter variant(int index) {
        return arrayHead(2).unsigned(index).arrayHead(0);
    }

    public CborWriter list(Collection<? extends CborItem> items) {
        return list(items, CborWriter::item);
    }

    public <T> CborWriter list(Collection<? extends T> items, BiConsumer<CborWriter, T> write) {
        arrayHead(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    /** A map in the order of {@code entries}; for attributes that is the unsigned order of the keys' bytes. */
    public <K, V> CborWriter entries(SortedMap<K, V> entries, BiConsumer<CborWriter, K> key,
            BiConsumer<CborWriter, V> value) {
        mapHead(entries.size());
        entries.forEach((name, content) -> {
            key.accept(this, name);
            value.accept(this, content);
        });
        return this;
    }

    /** Only the head of an array: {@code count} items must follow. */
    public CborWriter arrayHead(int count) {
        return head(ARRAY, count);
    }

    /** Only the head of a map: {@code pairs} keys with their values must follow. */
    public CborWriter mapHead(int pairs) {
        return head(MAP, pairs);
    }

    // The bytes

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    /** What was written, without a copy: the writer is given away with it. */
    public Payload toPayload() {
        return Payload.wrap(array, 0, size);
    }

    /** Copies what was written into {@code target} from {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(array, 0, target, offset, size);
    }

    private CborWriter head(int major, long argument) {
        if (argument >>> 32 != 0) {
            return put(major | 27).put(argument, 8);
        }
        if (argument >= 0x1_0000) {
            return put(major | 26).put(argument, 4);
        }
        if (argument >= 0x100) {
            return put(major | 25).put(argument, 2);
        }
        return argument >= 24 ? put(major | 24).put(argument, 1) : put(major | (int) argument);
    }

    private CborWriter put(int oneByte) {
        return put(oneByte, 1);
    }

    private CborWriter put(long value, int width) {
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            array[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private CborWriter append(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, array, size, length);
        size += length;
        return this;
    }

    private void ensure(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
