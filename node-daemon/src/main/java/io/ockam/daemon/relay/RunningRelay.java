package io.ockam.daemon.relay;

import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.policy.RelayGate;
import io.ockam.daemon.session.Reach;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.ConnectionLink;
import io.ockam.node.connect.Link;
import io.ockam.node.service.ServiceKind;
import io.ockam.portal.connection.Guard;
import io.ockam.portal.relay.RelayRegistration;
import io.ockam.portal.session.Connector;
import io.ockam.portal.session.Session;
import io.ockam.portal.session.SessionState;
import java.util.Optional;
import java.util.function.Function;

/** A relay and the session that keeps it registered. Thread-safe. */
final class RunningRelay implements AutoCloseable {
    private final RelayRequest wanted;
    private final Node node;
    private final Reach reach;
    private final RelayGate gate;
    private final Optional<Guard> guard;
    private final Session session;
    private volatile Optional<Registered> registered = Optional.empty();

    /** @param flow of the connection to the relay node, if one was opened */
    private record Registered(Optional<FlowControlId> flow, RelayRegistration registration) {}

    /** @param guard of what comes through the relay, if not everybody may come */
    RunningRelay(RelayRequest wanted, Node node, Reach reach, RelayGate gate, Optional<Guard> guard,
            Function<Connector, Session> session) {
        this.wanted = wanted;
        this.node = node;
        this.reach = reach;
        this.gate = gate;
        this.guard = guard;
        this.session = session.apply(this::connect);
    }

    private Connector.Link connect() {
        MultiAddress at = MultiAddress.parse(wanted.at());
        Connection connection = guard.isPresent()
                ? reach.connectForChannels(at, wanted.authorized(), RelayRegistration.PATIENCE)
                : reach.connect(at, Optional.empty(), wanted.authorized(), RelayRegistration.PATIENCE);
        try {
            Optional<Link> last = connection.links().isEmpty()
                    ? Optional.empty()
                    : Optional.of(connection.links().getLast());
            Optional<FlowControlId> flow = last.map(Link::flow);
            if (guard.isPresent()) {
                gate.put(last.orElseThrow(this::isNotItsOwn).address(), guard.get());
            } else {
                // What is relayed here may go on through the hops that there are now.
                flow.ifPresent(id -> node.services().addresses(ServiceKind.HOP)
                        .forEach(hop -> node.workers().flowControls().addConsumer(hop, id)));
            }
            RelayRegistration registration = RelayRegistration.register(node.workers(), connection.route(),
                    connection.lost(), wanted.address(), RelayRegistration.PATIENCE);
            registered = Optional.of(new Registered(flow, registration));
            return new ConnectionLink(connection, () -> unregister(registration));
        } catch (OckamException e) {
            connection.close();
            throw e;
        }
    }

    private OckamException isNotItsOwn() {
        return new OckamException(ErrorCode.INVALID, "A relay with a policy needs a connection of its own, and "
                + wanted.at() + " opens none");
    }

    private void unregister(RelayRegistration registration) {
        registered = Optional.empty();
        registration.close();
    }

    Session session() {
        return session;
    }

    RelayStatus status() {
        SessionState state = session.state();
        Optional<Registered> up = state instanceof SessionState.Up ? registered : Optional.empty();
        return new RelayStatus(up.isPresent() ? ConnectionStatus.UP : ConnectionStatus.DOWN, wanted.at(),
                up.flatMap(open -> open.flow.map(FlowControlId::text)),
                up.map(open -> open.registration.route().toString()),
                state instanceof SessionState.Down down ? Optional.of(down.why()) : Optional.empty(), wanted.name(),
                up.map(open -> open.registration.remote().name()),
                up.map(open -> open.registration.worker().toString()));
    }

    /** The node stops: portals and channels still have to say goodbye through what the relay is reached by. */
    void leave() {
        session.leave();
    }

    @Override
    public void close() {
        session.close();
    }
}
