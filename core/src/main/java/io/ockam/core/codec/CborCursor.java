package io.ockam.core.codec;

import io.ockam.core.Bytes;
import io.ockam.core.Payload;

/**
 * A place in CBOR, and the heads of the items from there on (RFC 8949, section 3). Every length is checked against what is left. Offsets
 * in here are those of the array; what a {@link MalformedException} names is counted from where reading began.
 */
final class CborCursor {
    /** In the place of a number of items: as many as there are before a break. */
    static final long INDEFINITE = -1;

    private static final int INDEFINITE_INFO = 31;

    private final byte[] array;
    private final int start;
    private final int limit;
    private int position;
    private int depth;

    private CborCursor(byte[] array, int start, int limit, int position, int depth) {
        this.array = array;
        this.start = start;
        this.limit = limit;
        this.position = position;
        this.depth = depth;
    }

    CborCursor(byte[] array, int start, int limit) {
        this(array, start, limit, start, 0);
    }

    /** Another one, at {@code elsewhere}. */
    CborCursor at(int elsewhere) {
        return new CborCursor(array, start, limit, elsewhere, depth);
    }

    int position() {
        return position;
    }

    /** How many bytes lie behind it, from where reading began. */
    int passed() {
        return position - start;
    }

    int remaining() {
        return limit - position;
    }

    /** Goes over {@code count} bytes that are known to be there. @return where they begin */
    int pass(int count) {
        position += count;
        return position - count;
    }

    int depth() {
        return depth;
    }

    /** Goes back to where an optional field began. */
    void reset(int earlierPosition, int earlierDepth) {
        position = earlierPosition;
        depth = earlierDepth;
    }

    /** Into an item that holds others. */
    void enter() {
        if (++depth > CborReader.MAX_DEPTH) {
            throw malformed(position, "nested more than " + CborReader.MAX_DEPTH + " levels deep");
        }
    }

    void leave() {
        depth--;
    }

    /** The kind of the next item, which stays. */
    CborType peek() {
        return CborType.of(peekByte());
    }

    byte peekByte() {
        if (position == limit) {
            throw malformed(limit, "the input ends");
        }
        return array[position];
    }

    /** What the initial byte says beside the kind. */
    int peekInfo() {
        return peekByte() & 0x1f;
    }

    boolean isIndefinite() {
        return peekInfo() == INDEFINITE_INFO;
    }

    void require(CborType type) {
        CborType found = peek();
        if (found != type) {
            throw malformed(position, "expected " + type + ", found " + found);
        }
    }

    /** A head of that kind. */
    long head(CborType type) {
        require(type);
        return number(array[position++] & 0x1f);
    }

    /** The number in the next head, whatever its kind. */
    long head() {
        int info = peekInfo();
        position++;
        return number(info);
    }

    /** The rest of a head whose initial byte has been read. */
    private long number(int info) {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw malformed(position - 1,
                    info == INDEFINITE_INFO ? "an indefinite length, not allowed here" : "a reserved head");
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

    /** The head of a string. @return how many bytes come, all of them there */
    int string(CborType type) {
        int at = position;
        long length = head(type);
        if (Long.compareUnsigned(length, remaining()) > 0) {
            throw malformed(at,
                    type + " of " + Long.toUnsignedString(length) + " bytes, but only " + remaining() + " follow");
        }
        return (int) length;
    }

    /** The head of an array. @return the number of elements, or {@link #INDEFINITE} */
    long array() {
        return holder(CborType.ARRAY, 1);
    }

    /** The head of a map. @return the number of pairs, or {@link #INDEFINITE} */
    long map() {
        return holder(CborType.MAP, 2);
    }

    private long holder(CborType type, int itemsEach) {
        int at = position;
        require(type);
        if (isIndefinite()) {
            position++;
            return INDEFINITE;
        }
        long count = head();
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

    /** A copy of {@code length} bytes from {@code offset} on. */
    Bytes copy(int offset, int length) {
        return Bytes.of(array, offset, length);
    }

    /** A window on {@code length} bytes from {@code offset} on; nothing is copied. */
    Payload window(int offset, int length) {
        return Payload.wrap(array, offset, length);
    }

    MalformedException malformed(int at, String what) {
        return new MalformedException("CBOR", at - start, what);
    }

    MalformedException unknownVariant(int at, long index) {
        return new UnknownVariantException(at - start, index);
    }
}
