package io.ockam.daemon.session;

import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.node.connect.Connection;
import java.time.Duration;
import java.util.Optional;

/** The ways out of a node, for what it keeps connected. Thread-safe. */
public interface Reach {
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
