package io.ockam.daemon.relay;

import io.ockam.control.api.ConnectionStatus;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.policy.RelayGate;
import io.ockam.daemon.session.Reach;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.Link;
import io.ockam.node.service.ServiceKind;
import io.ockam.portal.connection.Guard;
import io.ockam.portal.relay.RelayRegistration;
import io.ockam.portal.session.Connector;
import io.ockam.portal.session.Session;
import io.ockam.portal.session.SessionState;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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
            Registered made = new Registered(connection, flow,
                    RelayRegistration.register(node.workers(), connection.route(),
                            wanted.address(), RelayRegistration.PATIENCE));
            registered = Optional.of(made);
            return made;
        } catch (OckamException e) {
            connection.close();
            throw e;
        }
    }

    private OckamException isNotItsOwn() {
        return new OckamException(ErrorCode.INVALID, "A relay with a policy needs a connection of its own, and "
                + wanted.at() + " opens none");
    }

    private final class Registered implements Connector.Link {
        private final Connection connection;
        private final Optional<FlowControlId> flow;
        private final RelayRegistration registration;

        Registered(Connection connection, Optional<FlowControlId> flow, RelayRegistration registration) {
            this.connection = connection;
            this.flow = flow;
            this.registration = registration;
        }

        @Override
        public Route pingRoute() {
            return connection.transportRoute();
        }

        @Override
        public long received() {
            return connection.received();
        }

        @Override
        public CompletionStage<String> lost() {
            return connection.lost();
        }

        @Override
        public void close() {
            registered = Optional.empty();
            registration.close();
            connection.close();
        }
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

    @Override
    public void close() {
        session.close();
    }
}
