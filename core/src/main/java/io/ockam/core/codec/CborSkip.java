package io.ockam.core.codec;

import java.util.Arrays;

/**
 * Goes past an item without recursion, so that its nesting costs no stack: items of known length are only counted;
 * an indefinite one costs eight bytes while it is open, and at most {@value #MOST_OPEN} may be.
 */
final class CborSkip {
    private static final int MOST_OPEN = 1 << 16;

    private final CborCursor in;
    /** For each open indefinite item, how many items are due after it, doubled, and one more if it is a map. */
    private long[] after = new long[4];
    private int open;
    /** Items still due in the innermost indefinite item, or at the top. */
    private long due = 1;

    CborSkip(CborCursor in) {
        this.in = in;
    }

    void run() {
        while (due > 0 || open > 0) {
            if (due == 0) {
                if (in.moreAfter(CborCursor.INDEFINITE)) {
                    due = 1 + (after[open - 1] & 1);
                } else {
                    due = after[--open] >> 1;
                    continue;
                }
            }
            due--;
            one();
        }
    }

    private void one() {
        switch (in.peek()) {
            case UNSIGNED, NEGATIVE, FLOAT, BOOL, NULL, UNDEFINED -> in.head();
            case SIMPLE -> simple();
            case BYTES, TEXT -> string();
            case ARRAY -> container(in.array(), 1);
            case MAP -> container(in.map(), 2);
            case TAG -> {
                in.head();
                due++;
            }
            case BREAK -> throw in.malformed(in.position(), "a break where an item is due");
        }
    }

    /** The second byte, if there is one, is not for values that fit the first. */
    private void simple() {
        int at = in.position();
        boolean two = in.peekInfo() == 24;
        if (in.head() < 32 && two) {
            throw in.malformed(at, "a reserved simple value");
        }
    }

    private void string() {
        CborType kind = in.peek();
        if (in.isIndefinite()) {
            chunks(kind);
        } else {
            in.pass(in.string(kind));
        }
    }

    /** An indefinite string: definite ones of the same kind, up to a break. */
    private void chunks(CborType kind) {
        in.pass(1);
        while (in.moreAfter(CborCursor.INDEFINITE)) {
            if (in.peek() != kind || in.isIndefinite()) {
                throw in.malformed(in.position(), "expected a part of " + kind);
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
            throw in.malformed(in.position(),
                    "more than " + MOST_OPEN + " indefinite items inside one another");
        }
        if (open == after.length) {
            after = Arrays.copyOf(after, 2 * open);
        }
        after[open++] = due << 1 | (itemsEach - 1);
        due = 0;
    }
}
