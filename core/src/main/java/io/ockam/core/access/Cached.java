package io.ockam.core.access;

import io.ockam.core.Address;
import io.ockam.core.LocalInfo;
import io.ockam.core.Message;
import io.ockam.core.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Remembers positive answers for a while. An entry is not refreshed by use, and the oldest makes room for a new one, so that
 * a withdrawn permission is noticed within the time given.
 */
final class Cached implements AccessControl {
    private record Key(Address source, Address destination, Route onward, Route back, List<LocalInfo> info) {}

    private record Entry(Key key, long since) {}

    private final AccessControl inner;
    private final long lifeNanos;
    private final int capacity;
    private final LongSupplier nanoTime;
    private final Deque<Entry> entries = new ArrayDeque<>();

    Cached(AccessControl inner, Duration life, int capacity, LongSupplier nanoTime) {
        this.inner = inner;
        this.lifeNanos = life.toNanos();
        this.capacity = capacity;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean allows(Message message) {
        Key key = new Key(message.source(), message.destination(), message.onwardRoute(), message.returnRoute(),
                message.localInfo());
        if (remembers(key)) {
            return true;
        }
        // Asked outside the lock: it may take a while, and two askers for the same message do no harm.
        boolean allowed = inner.allows(message);
        if (allowed) {
            remember(key);
        }
        return allowed;
    }

    private synchronized boolean remembers(Key key) {
        long now = nanoTime.getAsLong();
        entries.removeIf(entry -> now - entry.since >= lifeNanos);
        return entries.stream().anyMatch(entry -> entry.key.equals(key));
    }

    private synchronized void remember(Key key) {
        if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(key, nanoTime.getAsLong()));
    }

    @Override
    public String toString() {
        return "Cached(" + inner + ")";
    }
}
