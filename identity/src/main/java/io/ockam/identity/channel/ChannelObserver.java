package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
/**
 * Is told of the channels of a node as they come and go. Called on the threads of the channels: answers at once.
 */
public interface ChannelObserver {
    /** Wants to know nothing. */
    ChannelObserver NONE = new ChannelObserver() {
    };

    default void opened(SecureChannel channel) {}

    default void closed(SecureChannel channel) {}

    /**
     * A handshake came to nothing. What peers can make happen is told at most ten times a second.
     *
     * @param why for people; names no secret
     */
    default void handshakeFailed(Role role, String why) {}
}
