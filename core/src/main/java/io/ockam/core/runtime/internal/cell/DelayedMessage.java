package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends from an address of its own that takes nothing in and sends nowhere else. */
final class DelayedMessage implements Delayed {
    private static final Logger LOG = LoggerFactory.getLogger(DelayedMessage.class);

    private final Cells cells;
    private final Route route;
    private final Encodable body;
    private final DetachedCell from;
    private @Nullable Future<?> pending;

    DelayedMessage(Cells cells, Route route, Encodable body) {
        this.cells = cells;
        this.route = route;
        this.body = body;
        this.from = cells.detached(List.of(new Mailbox(cells.newAddress(), AccessControl.DENY_ALL,
                AccessControl.toHops(route.first()))), null);
    }

    @Override
    public synchronized void in(Duration delay) {
        cancel();
        if (from.isStopping()) {
            throw new OckamException(ErrorCode.CONFLICT, "The delayed message at " + from.address() + " is closed");
        }
        pending = cells.dispatcher().after(delay, this::send);
    }

    private void send() {
        try {
            Binding sender = from.primary();
            Delivery delivery = cells.router().send(sender, route, sender.back(), body.encode(), List.of(),
                    null);
            if (!delivery.isAccepted()) {
                LOG.warn("A delayed message to {} was not delivered: {}", route, delivery);
            }
        } catch (RuntimeException e) {
            LOG.warn("A delayed message to {} was not delivered: {}", route, e.toString(), e);
        }
    }

    @Override
    public synchronized void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    @Override
    public synchronized void close() {
        cancel();
        from.close();
    }
}
