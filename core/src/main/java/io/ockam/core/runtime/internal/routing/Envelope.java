package io.ockam.core.runtime.internal.routing;

import io.ockam.core.Address;
import io.ockam.core.LocalInfo;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue. It is its own link in the queue, so that a message costs one object and an empty queue costs none.
 */
public final class Envelope implements Message {
    private final Address source;
    public final Binding to;
    private final Route onwardRoute;
    private final Route returnRoute;
    private final Payload payload;
    private final List<LocalInfo> localInfo;
    /** What brought it into the node. */
    public final @Nullable Source origin;

    // Belong to the inbox that it is in.
    @Nullable
    public Envelope next;
    int depth;
    long bytes;

    Envelope(Address source, Binding to, Route onwardRoute, Route returnRoute, Payload payload,
            List<LocalInfo> localInfo, @Nullable Source origin) {
        this.source = source;
        this.to = to;
        this.onwardRoute = onwardRoute;
        this.returnRoute = returnRoute;
        this.payload = payload;
        this.localInfo = localInfo;
        this.origin = origin;
    }

    /** An envelope that stands for a state of an inbox; it is compared, never opened. */
    @SuppressWarnings("NullAway") // nobody receives it
    static Envelope sentinel() {
        Address nowhere = Address.local("");
        return new Envelope(nowhere, new Binding(Mailbox.closed(nowhere), null), Route.EMPTY, Route.EMPTY,
                Payload.empty(), List.of(), null);
    }

    @Override
    public Address source() {
        return source;
    }

    @Override
    public Address destination() {
        return to.address;
    }

    @Override
    public Route onwardRoute() {
        return onwardRoute;
    }

    @Override
    public Route returnRoute() {
        return returnRoute;
    }

    @Override
    public Payload payload() {
        return payload;
    }

    @Override
    public List<LocalInfo> localInfo() {
        return localInfo;
    }

    @Override
    public String toString() {
        return source + " -> " + to.address + " [onward " + onwardRoute + ", return " + returnRoute + ", " + payload
                + "]";
    }
}
