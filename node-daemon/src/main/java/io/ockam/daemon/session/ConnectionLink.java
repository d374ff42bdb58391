package io.ockam.daemon.session;

import io.ockam.core.Route;
import io.ockam.node.connect.Connection;
import io.ockam.portal.session.Connector;
import java.util.concurrent.CompletionStage;

/**
 * A connection of the node as the link of a session.
 *
 * @param farewell what is done before the connection is closed
 */
public record ConnectionLink(Connection connection, Runnable farewell) implements Connector.Link {
    @Override
    public Route pingRoute() {
        return connection.transportRoute();
    }

    @Override
    public long received() {
        return connection.received();
    }

    @Override
    public boolean isSending() {
        return connection.isSending();
    }

    @Override
    public CompletionStage<String> lost() {
        return connection.lost();
    }

    @Override
    public void close() {
        farewell.run();
        connection.close();
    }
}
