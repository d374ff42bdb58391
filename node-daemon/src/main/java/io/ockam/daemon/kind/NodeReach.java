package io.ockam.daemon.kind;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.portal.Reach;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The ways out of this node, for its portals. */
record NodeReach(Node node, FlowControlId listener) implements Reach {
    @Override
    public Connection connect(MultiAddress address, Optional<String> identity, Optional<String> authorized,
            Duration patience) {
        if (identity.isPresent() || authorized.isPresent()) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "This node has no secure channels");
        }
        return node.connect(address, patience);
    }

    @Override
    public List<FlowControlId> channels() {
        return List.of();
    }

    @Override
    public Optional<PeerAttributes> authority() {
        return Optional.empty();
    }
}
