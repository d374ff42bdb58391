package io.ockam.daemon.kind;

import io.ockam.core.flow.FlowControls;
import io.ockam.daemon.control.EventRing;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.daemon.portal.Guards;
import io.ockam.daemon.portal.InletKind;
import io.ockam.daemon.portal.OutletKind;
import io.ockam.daemon.portal.PolicyKind;
import io.ockam.daemon.portal.RelayAdmission;
import io.ockam.daemon.portal.RelayKind;
import io.ockam.daemon.portal.TrustedCertificates;
import io.ockam.identity.policy.Policies;
import io.ockam.node.Node;
import io.ockam.node.service.Services;
import io.ockam.portal.relay.RelayOptions;
import io.ockam.portal.relay.RelayService;
import io.ockam.transport.tcp.TcpObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Every kind of resource that this build knows: the one place where they are registered. */
public final class Kinds {
    private final TcpListeners listeners;
    private final List<ResourceKind> table;

    private Kinds(TcpListeners listeners, List<ResourceKind> table) {
        this.listeners = listeners;
        this.table = table;
    }

    /** The kinds of {@code node}, in the order in which kept things are brought back: none stands on one that comes behind it. */
    public static Kinds of(Node node, Ledger ledger) {
        FlowControls flows = node.workers().flowControls();
        TcpListeners listeners = new TcpListeners(node, ledger);
        for (Services.Service service : node.services().list()) {
            flows.addConsumer(service.address(), listeners.ownFlow());
        }
        NodeReach reach = new NodeReach(node, listeners.ownFlow());
        Policies policies = new Policies();
        Guards guards = new Guards(policies, node.workers(), reach);
        RelayService.start(node.workers(), RelayOptions.open().admitting(new RelayAdmission(guards, reach))
                .reachableBy(List.of(listeners.ownFlow())));
        PolicyKind policyKind = new PolicyKind(policies, ledger);
        return new Kinds(listeners, List.of( //
                new WorkerKind(node.workers()), //
                policyKind, //
                new ServiceKinds(node, ledger, listeners.ownFlow()), //
                new OutletKind(node, ledger, policyKind, guards, reach, certificates()), //
                new TcpConnections(node, ledger), //
                new ConsumerKind(flows, ledger), //
                new InletKind(node, ledger, policyKind, guards, reach, new Random()), //
                new RelayKind(node, ledger, reach, new Random()), //
                listeners, //
                new MessageKind(node)));
    }

    private static TrustedCertificates certificates() {
        return new TrustedCertificates(Optional.ofNullable(System.getenv("SSL_CERT_FILE")).map(Path::of));
    }

    /** What tells {@code events} of connections, to be given to the node when it is made. */
    public static TcpObserver observer(EventRing events) {
        return new TcpEvents(events);
    }

    public List<ResourceKind> table() {
        return table;
    }

    /** Opens the node's own listener, once everything is there. @return where it listens, {@code IP:PORT} */
    public String listen(String address) {
        return listeners.open(address);
    }
}
