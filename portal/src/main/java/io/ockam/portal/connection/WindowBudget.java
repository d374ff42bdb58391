package io.ockam.portal.connection;

import java.util.concurrent.atomic.AtomicLong;

/** How much the windows of all portals of a node may grow together, in bytes. Thread-safe. */
public final class WindowBudget {
    private final AtomicLong left;

    public WindowBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** 64 MiB. */
    public static WindowBudget standard() {
        return new WindowBudget(64 << 20);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
