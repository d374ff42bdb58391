package io.ockam.core;

import java.util.List;

/**
 * A message that is put on its way: the routes and the payload that a node sees, and what it knows beside them.
 *
 * <p>Immutable but for the payload, whose owner changes with every send (see {@link Payload}). Routes are changed by making
 * another message; that costs one small object.
 *
 * @param onwardRoute where it still has to go; the first hop is who gets it next
 * @param returnRoute the way back to who sent it; may be empty
 * @param localInfo what this node knows about it; never leaves the node
 * @see <a href="../../../../../../../docs/protocol/routing.md">Routing, "Messages"</a>
 */
public record LocalMessage(Route onwardRoute, Route returnRoute, Payload payload, List<LocalInfo> localInfo) {
    public LocalMessage {
        localInfo = List.copyOf(localInfo);
    }

    /** A message of which nothing else is known. */
    public LocalMessage(Route onwardRoute, Route returnRoute, Payload payload) {
        this(onwardRoute, returnRoute, payload, List.of());
    }

    public LocalMessage withOnwardRoute(Route route) {
        return new LocalMessage(route, returnRoute, payload, localInfo);
    }

    public LocalMessage withReturnRoute(Route route) {
        return new LocalMessage(onwardRoute, route, payload, localInfo);
    }

    public LocalMessage withPayload(Payload changed) {
        return new LocalMessage(onwardRoute, returnRoute, changed, localInfo);
    }

    public LocalMessage withLocalInfo(List<LocalInfo> known) {
        return new LocalMessage(onwardRoute, returnRoute, payload, known);
    }

    /** Removes the first onward hop: its owner has taken it. */
    public LocalMessage popOnward() {
        return withOnwardRoute(onwardRoute.rest());
    }

    /** Puts {@code hop} in front of the way back. */
    public LocalMessage pushReturn(Address hop) {
        return withReturnRoute(returnRoute.prepend(hop));
    }
}
