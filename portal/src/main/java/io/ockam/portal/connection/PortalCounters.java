package io.ockam.portal.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What went through an inlet or an outlet. Thread-safe. */
public final class PortalCounters {
    /**
     * @param connections all that there ever were, those that failed too
     * @param open how many there are now
     * @param errors how many failed or were ended by something else than one of their two sides
     * @param sent bytes that went to the other ends
     * @param received bytes that came from the other ends
     * @param lastError the last failure
     */
    public record Snapshot(long connections, long open, long errors, long sent, long received,
            Optional<Failure> lastError) {}

    public record Failure(Instant at, String reason) {}

    private final Clock clock;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile Optional<Failure> last = Optional.empty();

    public PortalCounters(Clock clock) {
        this.clock = clock;
    }

    public Snapshot snapshot() {
        return new Snapshot(connections.get(), open.get(), errors.get(), sent.sum(), received.sum(), last);
    }

    public void opened() {
        connections.incrementAndGet();
        open.incrementAndGet();
    }

    public void closed() {
        open.decrementAndGet();
    }

    public void failed(String reason) {
        errors.incrementAndGet();
        last = Optional.of(new Failure(clock.instant(), reason));
    }

    void sent(int bytes) {
        sent.add(bytes);
    }

    void received(int bytes) {
        received.add(bytes);
    }
}
