package io.ockam.daemon.policy;

import io.ockam.core.Message;
import io.ockam.core.access.AccessControl;
import io.ockam.portal.connection.Guard;
import io.ockam.portal.session.Ping;

/**
 * Who may use a node's {@code echo}: whom its policy admits, and everybody with a ping. Whoever reaches {@code echo} at all is connected
 * and knows that the node is there; and an inlet whom an outlet admits needs its answers, whatever {@code echo} thinks of it.
 */
record EchoAccess(Guard guard) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        return Ping.is(message.payload()) || guard.incoming(message).isAllowed();
    }

    /** For logs. */
    @Override
    public String toString() {
        return "the policy of echoer echo";
    }
}
