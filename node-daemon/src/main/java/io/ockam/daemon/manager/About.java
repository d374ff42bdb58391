package io.ockam.daemon.manager;

import io.ockam.control.Version;
import io.ockam.control.api.NodeInfo;
import io.ockam.control.api.NodeResources;
import io.ockam.control.api.NodeRoute;
import io.ockam.control.api.NotRestored;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import java.util.List;

/**
 * What the node says of itself beside its resources. What others may change meanwhile (the default, the identity) is read anew each time.
 *
 * @param kept its folder in the state directory
 * @param pid of this process
 */
public record About(Node kept, long pid) {
    NodeInfo info(Description description, List<NotRestored> notRestored) {
        return new NodeInfo(Version.current().number(), resources(description), notRestored);
    }

    NodeResources resources(Description description) {
        NodeRecord record = kept.record();
        return new NodeResources(kept.name().value(), record.identity(), kept.isDefault(), new NodeStatus.Running(pid),
                NodeRoute.of(kept.name().value(), record.tcpBoundAddress()),
                kept.process().flatMap(p -> p.httpAddress()),
                description.listeners(), description.secureChannelListeners(), description.inlets(),
                description.outlets(), description.services(), description.secureChannels(),
                description.relays());
    }
}
