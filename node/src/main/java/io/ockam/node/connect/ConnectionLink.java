package io.ockam.node.connect;

import io.ockam.core.Route;
import io.ockam.portal.session.Connector;
import java.util.concurrent.CompletionStage;

/**
 * A connection as the link of a session, which keeps an inlet open or a relay registered through it.
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
