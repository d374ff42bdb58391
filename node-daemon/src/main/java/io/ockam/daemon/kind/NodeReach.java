package io.ockam.daemon.kind;

import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.channel.NodeTrust;
import io.ockam.daemon.session.Reach;
import io.ockam.identity.Identifier;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.Connector;
import io.ockam.node.connect.SecureStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The ways out of this node, for its portals, relays and messages. */
record NodeReach(Node node, NodeTrust trust) implements Reach {
    /** Makes secure channels as the node itself, with anybody. */
    Connector connector() {
        return connector(Optional.empty(), Optional.empty());
    }

    private Connector connector(Optional<String> identity, Optional<String> authorized) {
        List<Identifier> peers = authorized.map(Identifier::parse).stream().toList();
        return node.connector().then(
                new SecureStep(node.channels(), () -> trust.identity(identity), trust.channelOptions(peers)));
    }

    @Override
    public void check(Optional<String> identity, Optional<String> authorized) {
        authorized.ifPresent(Identifier::parse);
        if (identity.isPresent()) {
            trust.identity(identity);
        }
    }

    @Override
    public Connection connect(MultiAddress address, Optional<String> identity, Optional<String> authorized,
            Duration patience) {
        return connector(identity, authorized).connect(address, patience);
    }

    @Override
    public Connection connectForChannels(MultiAddress address, Optional<String> authorized, Duration patience) {
        return connector(Optional.empty(), authorized).forChannelsOnly().connect(address, patience);
    }
}
