package io.ockam.core.transport;

import io.ockam.core.Address;
import io.ockam.core.Route;
import java.util.Optional;

/**
 * A route with local hops only, and the connection that was made for it, which belongs to the one who asked.
 *
 * @param connection the sending worker's address, if the route leaves the node
 */
public record ResolvedRoute(Route route, Optional<Address> connection, Runnable disconnect) implements AutoCloseable {
    /** Ends the connection, if one was made. */
    @Override
    public void close() {
        disconnect.run();
    }
}
