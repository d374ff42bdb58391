package io.ockam.identity.channel.handshake;

import io.ockam.core.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The handshakes of a listener that are not finished, oldest first. Tells which have to go; stopping them is the caller's business, who then
 * says {@link #finished}. Thread-safe.
 */
public final class HalfOpen {
    private record Begun(Address connection, long atNanos) {}

    private final HandshakeBounds bounds;
    private final Map<Address, Begun> begun = new LinkedHashMap<>();
    private final Map<Address, Integer> perConnection = new HashMap<>();

    public HalfOpen(HandshakeBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * A handshake begins.
     *
     * @param decryptor names it
     * @param connection through which it came
     * @return the handshakes that have to make room for it
     */
    public synchronized List<Address> begin(Address decryptor, Address connection, long nowNanos) {
        List<Address> evicted = new ArrayList<>(1);
        if (perConnection.getOrDefault(connection, 0) >= bounds.perConnection()) {
            evict(oldestOf(connection), evicted);
        }
        if (begun.size() >= bounds.most()) {
            evict(begun.keySet().iterator().next(), evicted);
        }
        begun.put(decryptor, new Begun(connection, nowNanos));
        perConnection.merge(connection, 1, Integer::sum);
        return evicted;
    }

    private Address oldestOf(Address connection) {
        return begun.entrySet().stream().filter(each -> each.getValue().connection.equals(connection)).findFirst()
                .orElseThrow().getKey();
    }

    private void evict(Address decryptor, List<Address> evicted) {
        finished(decryptor);
        evicted.add(decryptor);
    }

    /** It has become a channel, or has ended. */
    public synchronized void finished(Address decryptor) {
        Begun known = begun.remove(decryptor);
        if (known != null) {
            perConnection.computeIfPresent(known.connection, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Those whose time is over; they are forgotten. */
    public synchronized List<Address> expire(long nowNanos) {
        long longest = bounds.longest().toNanos();
        List<Address> expired = begun.entrySet().stream()
                .takeWhile(each -> nowNanos - each.getValue().atNanos >= longest).map(Map.Entry::getKey).toList();
        expired.forEach(this::finished);
        return expired;
    }

    /** Those whose connection is gone, so that no message of theirs can come any more; they are forgotten. */
    public synchronized List<Address> orphans(Predicate<Address> exists) {
        List<Address> orphans = begun.entrySet().stream().filter(each -> !exists.test(each.getValue().connection))
                .map(Map.Entry::getKey).toList();
        orphans.forEach(this::finished);
        return orphans;
    }

    public synchronized int size() {
        return begun.size();
    }
}
