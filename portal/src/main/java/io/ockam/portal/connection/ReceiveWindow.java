package io.ockam.portal.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the other end may send before it is given credit.
 *
 * <p>It starts small, since every stalled socket may fill it, and doubles as long as the socket takes what comes: a fast reader over
 * a long way gets a large window, a thousand stalled ones cost a thousand small ones.
 */
final class ReceiveWindow {
    static final int INITIAL = 64 * 1024;
    static final int LARGEST = 4 << 20;

    private final WindowBudget budget;
    /** What the other end may still send. Taken from on delivering threads, given to on the event loop. */
    private final AtomicLong allowance = new AtomicLong(INITIAL);
    private int size = INITIAL;
    private int consumed;

    ReceiveWindow(WindowBudget budget) {
        this.budget = budget;
    }

    /** @return false if the other end sent more than it may */
    boolean arrived(int bytes) {
        return allowance.addAndGet(-bytes) >= 0;
    }

    /**
     * The socket took {@code bytes}. Event loop.
     *
     * @param eager whether it took everything that there was
     * @return the credit to be given now, 0 for none
     */
    int consumed(int bytes, boolean eager) {
        consumed += bytes;
        if (consumed < size / 2) {
            return 0;
        }
        int credit = consumed;
        consumed = 0;
        if (eager && size < LARGEST && budget.take(size)) {
            credit += size;
            size *= 2;
        }
        allowance.addAndGet(credit);
        return credit;
    }

    void close() {
        budget.give(size - INITIAL);
        size = INITIAL;
    }
}
