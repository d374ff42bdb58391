package io.ockam.portal.connection;

import io.ockam.core.Message;
import io.ockam.portal.protocol.PortalMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message of the other end on its way to the event loop.
 *
 * @param greeting the routed message, for a Pong: the way to the other end, and who that is
 */
record Received(PortalMessage message, @Nullable Message greeting) {
    /** How many bytes it keeps in memory. */
    long size() {
        return switch (message) {
            case PortalMessage.Data data -> data.bytes().length();
            default -> greeting == null ? 0 : greeting.payload().length();
        };
    }
}
