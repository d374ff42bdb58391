package io.ockam.core.codec;

import java.util.Arrays;

/**
 * Finds the end of an item without recursion, so that its nesting costs no stack: items of known length are only counted;
 * an indefinite one costs eight bytes while it is open, and at most {@value #MOST_OPEN} may be.
 */
final class CborSkip {
    private static final int MOST_OPEN = 1 << 16;

    private final CborReader in;
    /** For each open indefinite item, how many items are due after it, doubled, and one more if it is a map. */
    private long[] after = new long[4];
    private int open;
    /** Items still due in the innermost indefinite item, or at the top. */
    private long due = 1;

    CborSkip(CborReader in) {
        this.in = in;
    }

    /** Where the item ends. */
    int past() {
        while (due > 0 || open > 0) {
            if (due == 0) {
                if (in.moreAfter(CborReader.INDEFINITE)) {
                    due = 1 + (after[open - 1] & 1);
                } else {
                    due = after[--open] >> 1;
                    continue;
                }
            }
            due--;
            one();
        }
        return in.absolutePosition();
    }

    private void one() {
        switch (in.peek()) {
            case UNSIGNED, NEGATIVE, FLOAT, BOOL, NULL, UNDEFINED -> head();
            case SIMPLE -> simple();
            case BYTES, TEXT -> string();
            case ARRAY -> container(in.openArray(), 1);
            case MAP -> container(in.openMap(), 2);
            case TAG -> {
                head();
                due++;
            }
            case BREAK -> throw in.malformed(in.absolutePosition(), "a break where an item is due");
        }
    }

    private long head() {
        int info = in.peekByte() & 0x1f;
        in.pass(1);
        return in.argument(info);
    }

    /** The second byte, if there is one, is not for values that fit the first. */
    private void simple() {
        int at = in.absolutePosition();
        boolean two = (in.peekByte() & 0x1f) == 24;
        if (two && head() < 32) {
            throw in.malformed(at, "a reserved simple value");
        }
        if (!two) {
            head();
        }
    }

    private void string() {
        int at = in.absolutePosition();
        if ((in.peekByte() & 0x1f) == 31) {
            chunks(in.peek());
            return;
        }
        long length = head();
        if (Long.compareUnsigned(length, in.remaining()) > 0) {
            throw in.malformed(at, Long.toUnsignedString(length) + " bytes, but only " + in.remaining() + " follow");
        }
        in.pass((int) length);
    }

    /** An indefinite string: definite ones of the same kind, up to a break. */
    private void chunks(CborType kind) {
        in.pass(1);
        while (in.moreAfter(CborReader.INDEFINITE)) {
            if (in.peek() != kind || (in.peekByte() & 0x1f) == 31) {
                throw in.malformed(in.absolutePosition(), "expected a part of " + kind);
            }
            string();
        }
    }

    private void container(long count, int itemsEach) {
        if (count >= 0) {
            due += count * itemsEach;
            return;
        }
        if (open == MOST_OPEN) {
            throw in.malformed(in.absolutePosition(),
                    "more than " + MOST_OPEN + " indefinite items inside one another");
        }
        if (open == after.length) {
            after = Arrays.copyOf(after, 2 * open);
        }
        after[open++] = due << 1 | (itemsEach - 1);
        due = 0;
    }
}
