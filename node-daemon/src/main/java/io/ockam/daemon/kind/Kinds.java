package io.ockam.daemon.kind;

import io.ockam.core.flow.FlowControls;
import io.ockam.daemon.control.EventRing;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.node.Node;
import io.ockam.node.service.Services;
import io.ockam.transport.tcp.TcpObserver;
import java.util.List;

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
        return new Kinds(listeners, List.of( //
                new WorkerKind(node.workers()), //
                new ServiceKinds(node, ledger, listeners.ownFlow()), //
                new TcpConnections(node, ledger), //
                new ConsumerKind(flows, ledger), //
                listeners, //
                new MessageKind(node)));
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
