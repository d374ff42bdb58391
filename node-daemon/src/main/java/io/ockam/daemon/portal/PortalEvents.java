package io.ockam.daemon.portal;

import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.portal.connection.PortalObserver;
import io.ockam.state.json.JsonObject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Tells who listens what happens to the portals of one inlet or outlet: at most ten a second, since peers can cause them. Thread-safe. */
final class PortalEvents implements PortalObserver {
    private static final long SECOND = 1_000_000_000;
    private static final int MOST = 10;

    private final Ledger ledger;
    private final ResourceKind kind;
    private final String name;
    private final LongSupplier nanoTime;
    private final AtomicLong second;
    private final AtomicLong told = new AtomicLong();

    PortalEvents(Ledger ledger, ResourceKind kind, String name, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.kind = kind;
        this.name = name;
        this.nanoTime = nanoTime;
        this.second = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public void denied(String why) {
        tell("denied", why);
    }

    @Override
    public void failed(String why) {
        tell("failed", why);
    }

    private void tell(String what, String why) {
        long now = nanoTime.getAsLong();
        long start = second.get();
        if (now - start >= SECOND && second.compareAndSet(start, now)) {
            told.set(0);
        }
        if (told.incrementAndGet() <= MOST) {
            ledger.tell(kind, what, JsonObject.builder().put("name", name).put("reason", why).build());
        }
    }
}
