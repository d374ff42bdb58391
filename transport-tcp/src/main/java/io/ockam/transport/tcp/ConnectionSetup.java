package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.net.IpPort;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.Workers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a connection appears in its node.
 *
 * <pre>
 *   sender     in: everything      out: nothing            what is sent here goes to the peer
 *   receiver   in: nothing         out: flow control       what the peer sends comes from here
 * </pre>
 *
 * @param spawner the flow of the listener that accepted it
 * @param consumerOf flows that may reach the peer
 */
record ConnectionSetup(Address sender, Address receiver, IpPort peer, TcpConnection.Mode mode, FlowControlId flow,
        Optional<FlowControlId> spawner, List<FlowControlId> consumerOf) {

    static ConnectionSetup outgoing(Workers workers, IpPort peer, TcpConnectionOptions options) {
        return new ConnectionSetup(options.sender().orElseGet(workers::newAddress),
                options.receiver().orElseGet(workers::newAddress), peer, TcpConnection.Mode.OUTGOING,
                options.flow().orElseGet(workers.flowControls()::newId), Optional.empty(), options.consumerOf());
    }

    static ConnectionSetup incoming(Workers workers, IpPort peer, FlowControlId listener) {
        return new ConnectionSetup(workers.newAddress(), workers.newAddress(), peer, TcpConnection.Mode.INCOMING,
                workers.flowControls().newId(), Optional.of(listener), List.of());
    }

    Mailbox sendingMailbox() {
        return new Mailbox(sender, AccessControl.ALLOW_ALL, AccessControl.DENY_ALL, Metadata.terminal(Map.of()));
    }

    Mailbox receivingMailbox(FlowControls controls) {
        return new Mailbox(receiver, AccessControl.DENY_ALL, controls.outgoing(flow, spawner));
    }

    /** After both addresses are in the node: they are forgotten when these are freed. */
    void register(FlowControls controls) {
        controls.addProducer(receiver, flow, spawner, List.of(sender));
        consumerOf.forEach(id -> controls.addConsumer(sender, id));
    }
}
