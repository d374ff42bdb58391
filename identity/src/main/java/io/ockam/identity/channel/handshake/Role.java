package io.ockam.identity.channel.handshake;

import java.util.Locale;

/** Which end of a channel this is. */
public enum Role {
    /** It asked for the channel. */
    INITIATOR,
    /** A listener of its node was asked. */
    RESPONDER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
