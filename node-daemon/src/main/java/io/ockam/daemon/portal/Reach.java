package io.ockam.daemon.portal;

import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.node.connect.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What portals need of the rest of the node: the ways out of it, who comes in, and whose word counts. Thread-safe. */
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

    /** The flow of the node's own TCP listener. */
    FlowControlId listener();

    /** The flows of what comes through the node's own secure channel listener. */
    List<FlowControlId> channels();

    /** What the authority that the node trusts attests; empty if it trusts none. */
    Optional<PeerAttributes> authority();
}
