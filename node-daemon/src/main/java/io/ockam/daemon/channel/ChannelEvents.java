package io.ockam.daemon.channel;

import io.ockam.daemon.control.EventRing;
import io.ockam.identity.channel.ChannelObserver;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.state.json.JsonObject;

/** Tells who listens of channels, whoever has made them, and of handshakes that came to nothing. */
public final class ChannelEvents implements ChannelObserver {
    private final EventRing events;

    public ChannelEvents(EventRing events) {
        this.events = events;
    }

    @Override
    public void opened(SecureChannel channel) {
        events.publish("secure-channel.opened", about(channel));
    }

    @Override
    public void closed(SecureChannel channel) {
        events.publish("secure-channel.closed", about(channel));
    }

    @Override
    public void handshakeFailed(Role role, String why) {
        events.publish("secure-channel.failed",
                JsonObject.builder().put("role", role.toString()).put("reason", why).build());
    }

    private static JsonObject about(SecureChannel channel) {
        return JsonObject.builder().put("channel", channel.address().toString()).put("role", channel.role().toString())
                .put("identifier", channel.mine().toString()).put("peer_identifier", channel.peer().toString()).build();
    }
}
