package io.ockam.daemon.portal;

import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.SessionStatus;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.session.Reach;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.ConnectionLink;
import io.ockam.portal.Inlet;
import io.ockam.portal.session.Connector;
import io.ockam.portal.session.Session;
import java.util.Optional;
import java.util.function.Function;

/** An inlet and the session that keeps it connected. Thread-safe. */
final class RunningInlet implements AutoCloseable {
    private final InletRequest wanted;
    private final Inlet inlet;
    private final Reach reach;
    private final String worker;
    private final Session session;
    private volatile Optional<Route> route = Optional.empty();

    /**
     * @param worker a name for it among the node's workers
     * @param session starts the session around the connector that it is given
     */
    RunningInlet(InletRequest wanted, Inlet inlet, Reach reach, String worker, Function<Connector, Session> session) {
        this.wanted = wanted;
        this.inlet = inlet;
        this.reach = reach;
        this.worker = worker;
        this.session = session.apply(this::connect);
        inlet.onClient(this.session::makeSure);
    }

    private Connector.Link connect() {
        Connection connection = reach.connect(MultiAddress.parse(wanted.to()), wanted.identity(), wanted.authorized(),
                wanted.patience());
        try {
            inlet.open(connection.route());
        } catch (OckamException e) {
            connection.close();
            throw e;
        }
        route = Optional.of(connection.route());
        return new ConnectionLink(connection, this::disconnected);
    }

    private void disconnected() {
        route = Optional.empty();
        inlet.lost("the connection to the outlet's node was lost");
    }

    InletRequest wanted() {
        return wanted;
    }

    Session session() {
        return session;
    }

    InletStatus status() {
        SessionStatus status = Figures.session(session.state());
        Optional<Route> way = status.status() == ConnectionStatus.UP ? route : Optional.empty();
        return new InletStatus(wanted.bind(), way.map(_ -> worker), wanted.alias(), Optional.empty(),
                way.map(Route::toString), status.status(), wanted.to(), Optional.of(status),
                Figures.traffic(inlet.statistics()));
    }

    /** Clients first, while there is still a way to tell the outlet. */
    @Override
    public void close() {
        inlet.close();
        session.close();
    }
}
