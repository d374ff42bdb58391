package io.ockam.node.connect;

import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows how to open one kind of components: a TCP connection, a secure channel, a project. Thread-safe. */
public interface Step {
    /** The first components of {@code address} that this step opens; empty if it has nothing to do there. */
    Optional<Stretch> find(List<Component> address);

    /**
     * Opens them. May block.
     *
     * @param before the way to where the stretch begins, from this node
     * @param lost completes with the reason when that way has ended: then there is nothing left to wait for
     * @param stretch the components that {@link #find} has named
     * @param timeout what is left for this
     * @throws io.ockam.core.OckamException why it cannot be opened; nothing is open then
     */
    Link open(Route before, CompletionStage<String> lost, List<Component> stretch, Duration timeout);
}
