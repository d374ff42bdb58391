package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.HostPort;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.node.Node;
import io.ockam.node.service.ServiceKind;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.JsonObject;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpConnectionOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * TCP connections. Those made on request are kept and, after a restart, made again with the same addresses; those that others made to this
 * node, or that a message's route made for itself, are only shown.
 */
final class TcpConnections implements ResourceKind {
    private final Node node;
    private final Ledger ledger;

    /** What is kept of a connection; the sender's address is its name, since routes begin with it. */
    private record Kept(String peer, Address sender, Address receiver, FlowControlId flow) {
        JsonObject toJson() {
            return JsonObject.builder().put("peer", peer).put("sender", sender.toString())
                    .put("receiver", receiver.toString()).put("flow", flow.text()).build();
        }

        static Kept of(JsonObject fields) {
            return new Kept(fields.text("peer"), Address.parse(fields.text("sender")),
                    Address.parse(fields.text("receiver")), new FlowControlId(fields.text("flow")));
        }

        TcpConnectionOptions options() {
            return TcpConnectionOptions.defaults().withAddresses(sender, receiver).withFlow(flow);
        }
    }

    TcpConnections(Node node, Ledger ledger) {
        this.node = node;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "tcp-connection";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.TCP_CONNECTIONS, _ -> list());
        router.on(Api.CREATE_TCP_CONNECTION, call -> create(call.body()));
        router.on(Api.TCP_CONNECTION, call -> find(call.parameter(0)).map(TcpConnections::status)
                .orElseThrow(() -> notFound(call.parameter(0))));
        router.on(Api.DELETE_TCP_CONNECTION, call -> delete(call.parameter(0)));
    }

    private TransportStatus create(SocketAddressRequest wanted) {
        TcpConnection made = connect(wanted.addr(), TcpConnectionOptions.defaults());
        Kept kept = new Kept(wanted.addr(), made.sender(), made.receiver(), made.flow());
        ledger.made(this, made.sender().toString(), kept.toJson(), made::disconnect);
        return status(made);
    }

    @Override
    public void restore(ResourceRecord resource) {
        Kept kept = Kept.of(resource.body());
        connect(kept.peer, kept.options());
    }

    /** The peer may reach the hop services that are there now. */
    private TcpConnection connect(String peer, TcpConnectionOptions options) {
        TcpConnection connection;
        try {
            connection = node.tcp().connect(HostPort.parse(peer), options);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "Unable to connect to " + peer + ": " + e.getMessage(), e.hint(), e);
        }
        node.services().addresses(ServiceKind.HOP)
                .forEach(hop -> node.workers().flowControls().addConsumer(hop, connection.flow()));
        return connection;
    }

    private Nothing delete(String address) {
        Optional<TcpConnection> connection = find(address);
        boolean wasKept = connection.map(open -> open.sender().toString()).or(() -> keptAt(address))
                .map(name -> ledger.forget(this, name)).orElse(false);
        if (connection.isEmpty() && !wasKept) {
            throw notFound(address);
        }
        connection.ifPresent(TcpConnection::disconnect);
        return Nothing.NOTHING;
    }

    /** The name of what is kept for a peer or an address, though no connection is there now. */
    private Optional<String> keptAt(String address) {
        return ledger.kept(this).stream()
                .filter(resource -> resource.name().equals(address) || resource.name().equals("0#" + address)
                        || Kept.of(resource.body()).peer.equals(address))
                .map(ResourceRecord::name).findFirst();
    }

    private Optional<TcpConnection> find(String address) {
        return node.tcp().findConnection(address);
    }

    private static OckamException notFound(String address) {
        return new OckamException(ErrorCode.NOT_FOUND, "Connection " + address + " was not found in the registry.");
    }

    private List<TransportStatus> list() {
        return node.tcp().connections().stream().map(TcpConnections::status)
                .sorted(Comparator.comparing(TransportStatus::mode).reversed()
                        .thenComparing(TransportStatus::socketAddr))
                .toList();
    }

    static TransportStatus status(TcpConnection connection) {
        return new TransportStatus(TransportStatus.TCP,
                switch (connection.mode()) {
                    case INCOMING -> TransportStatus.Mode.INCOMING;
                    case OUTGOING -> TransportStatus.Mode.OUTGOING;
                }, connection.peer().toString(), connection.sender().toString(), connection.receiver().toString(),
                connection.flow().text());
    }
}
