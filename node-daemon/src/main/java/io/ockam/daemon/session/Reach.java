package io.ockam.daemon.session;

import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.node.connect.Connection;
import java.time.Duration;
import java.util.Optional;

/** The ways out of a node, for what it keeps connected. Thread-safe. */
public interface Reach {
    /**
     * Refuses what no attempt to connect could succeed with.
     *
     * @throws io.ockam.core.OckamException if there is no such identity, or {@code authorized} is no identifier
     */
    void check(Optional<String> identity, Optional<String> authorized);

    /**
     * Opens what an address names. Blocks.
     *
     * @param identity the name of the identity for secure channels; the node's own if empty
     * @param authorized the identifier that the last secure channel must lead to; anybody's if empty
     * @throws io.ockam.core.OckamException why it cannot be opened; nothing is open then
     */
    Connection connect(MultiAddress address, Optional<String> identity, Optional<String> authorized, Duration patience);

    /** As {@link #connect}, but what comes from there reaches only listeners for secure channels. */
    Connection connectForChannels(MultiAddress address, Optional<String> authorized, Duration patience);
}
