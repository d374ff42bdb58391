package io.ockam.portal.session;

import io.ockam.core.Route;
import java.util.concurrent.CompletionStage;

/** Knows how to connect what a session keeps alive. */
@FunctionalInterface
public interface Connector {
    /**
     * Connects, and makes the connection useful: opens an inlet, registers a relay. Blocks; interrupted when the session ends. Called by
     * one thread, and only when the last link was closed.
     *
     * @throws io.ockam.core.OckamException why that is not possible now; nothing is left open then
     */
    Link connect();

    /** A connection. */
    interface Link extends AutoCloseable {
        /** The way to the other node, on which its {@code echo} is asked for signs of life; empty for this node itself. */
        Route pingRoute();

        /** How much has come from the other node so far, in whatever unit: growth is a sign of life. 0 if that is not known. */
        default long received() {
            return 0;
        }

        /** Whether a ping that is sent now has to wait for what was sent before, which is still on its way out of this machine, and moves. */
        default boolean isSending() {
            return false;
        }

        /** Completes with the reason as soon as this node knows that the connection is gone. */
        CompletionStage<String> lost();

        /** Ends it, after a loss as well. Called once. */
        @Override
        void close();
    }
}
