package io.ockam.core.codec;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes BARE as Ockam uses it: integers little-endian, everything of variable length behind a varint. Records are their
 * fields in order, an alternative is its number as {@link #varint} and its fields. Methods return this writer. Not thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "BARE"</a>
 */
public final class BareWriter {
    private byte[] array = new byte[64];
    private int size;

    public BareWriter u8(int value) {
        return put(value, 1);
    }

    public BareWriter u16(int value) {
        return put(value, 2);
    }

    public BareWriter u32(long value) {
        return put(value, 4);
    }

    /** Also for signed integers: the bits are the same. */
    public BareWriter u64(long value) {
        return put(value, 8);
    }

    public BareWriter bool(boolean value) {
        return put(value ? 1 : 0, 1);
    }

    /** Seven bits a byte, the lowest first; at most ten bytes for the bits of an unsigned 64-bit integer. */
    public BareWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((rest & 0x7f) | 0x80, 1);
            rest >>>= 7;
        }
        return put(rest, 1);
    }

    public BareWriter data(byte[] bytes) {
        return varint(bytes.length).append(bytes, 0, bytes.length);
    }

    public BareWriter data(Bytes bytes) {
        return data(bytes.toArray());
    }

    public BareWriter data(Payload payload) {
        return varint(payload.length()).append(payload.array(), payload.offset(), payload.length());
    }

    public BareWriter text(String text) {
        return data(text.getBytes(StandardCharsets.UTF_8));
    }

    public <T> BareWriter optional(Optional<? extends T> value, BiConsumer<BareWriter, T> write) {
        bool(value.isPresent());
        value.ifPresent(present -> write.accept(this, present));
        return this;
    }

    public <T> BareWriter list(Collection<? extends T> items, BiConsumer<BareWriter, T> write) {
        varint(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    /** {@code u8 type, data bytes}. */
    public BareWriter address(Address address) {
        return u8(address.type()).data(address.bytes());
    }

    public BareWriter route(Route route) {
        return list(route.toList(), BareWriter::address);
    }

    /** A copy of what was written. */
    public byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    /** What was written, without a copy: the writer is given away with it. */
    public Payload toPayload() {
        return Payload.wrap(array, 0, size);
    }

    private BareWriter put(long value, int width) {
        ensure(width);
        for (int i = 0; i < width; i++) {
            array[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private BareWriter append(byte[] source, int offset, int length) {
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
