package io.ockam.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes that a message carries: a window on a heap array, with room before and behind it.
 *
 * <pre>
 *   array  |  headroom  |  offset … offset + length  |  tailroom  |
 *            a channel's header     the payload        an AEAD tag
 * </pre>
 *
 * <p><b>Ownership.</b> A payload has one owner. Sending it gives it away, with its array: whoever keeps or shares it makes a
 * {@link #copy()} first. The owner may write into the whole array, so that channels encrypt in place. Arrays are not pooled;
 * an owner that forgets one costs nothing but its memory. Not thread-safe; handing over through the runtime is.
 */
public final class Payload implements Encodable {
    private static final Payload NOTHING = new Payload(new byte[0], 0, 0);
    /** The largest array that may be mostly room: for many a small message, a channel's header is larger than the payload. */
    private static final int MOST_ROOM = 8 << 10;

    private final byte[] array;
    private final int offset;
    private final int length;

    private Payload(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    public static Payload empty() {
        return NOTHING;
    }

    /** Takes {@code array} over: nothing is copied. */
    public static Payload wrap(byte[] array) {
        return new Payload(array, 0, array.length);
    }

    /**
     * Takes {@code array} over; what lies outside the window is head- and tailroom.
     *
     * @throws IndexOutOfBoundsException if the window is not inside the array
     */
    public static Payload wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return new Payload(array, offset, length);
    }

    /** Room for {@code length} bytes with {@code headroom} before and {@code tailroom} behind; all zero. */
    public static Payload allocate(int headroom, int length, int tailroom) {
        return new Payload(new byte[Math.addExact(Math.addExact(headroom, length), tailroom)], headroom, length);
    }

    /** The UTF-8 form of {@code text}, with no prefix. */
    public static Payload utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** This payload itself: it is sent as it is, with no prefix. */
    @Override
    public Payload encode() {
        return this;
    }

    /** The array itself; the window is {@link #offset()} and {@link #length()}. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int headroom() {
        return offset;
    }

    public int tailroom() {
        return array.length - offset - length;
    }

    /** Another window on the same array; {@code before} and {@code behind} widen it, negative numbers narrow it. */
    public Payload widen(int before, int behind) {
        return wrap(array, offset - before, length + before + behind);
    }

    /** The window from {@code start} (counted inside this one) of {@code size} bytes, on the same array. */
    public Payload slice(int start, int size) {
        Objects.checkFromIndexSize(start, size, length);
        return new Payload(array, offset + start, size);
    }

    public byte at(int index) {
        Objects.checkIndex(index, length);
        return array[offset + index];
    }

    /** The window's bytes in an array of their own. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** A payload of its own with the same bytes and no room around them. */
    public Payload copy() {
        return wrap(toArray());
    }

    /**
     * This payload itself, unless it is less than half of a large array: then a {@link #copy()}. Whoever cuts a payload out of what a
     * peer has sent calls it, so that the length, which is what queues count, tells how much memory is kept.
     */
    public Payload trimmed() {
        return array.length > MOST_ROOM && length < array.length / 2 ? copy() : this;
    }

    /** A buffer over the window; writes go through to the array. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(array, offset, length);
    }

    /** Whether both windows show the same bytes. Not in constant time: payloads are not secrets of ours. */
    public boolean contentEquals(Payload other) {
        return Arrays.equals(array, offset, offset + length, other.array, other.offset, other.offset + other.length);
    }

    /** Only the length: payloads do not belong in logs. */
    @Override
    public String toString() {
        return "Payload[" + length + " bytes]";
    }
}
