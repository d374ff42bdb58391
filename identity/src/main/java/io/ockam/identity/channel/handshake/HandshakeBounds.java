package io.ockam.identity.channel.handshake;

import java.time.Duration;

/**
 * How many handshakes may be open at a listener, and for how long: what anybody can claim without saying who they are.
 *
 * @param perConnection begun through one connection; one more makes its oldest go
 * @param most altogether; one more makes the oldest go
 * @param longest until the third message
 */
public record HandshakeBounds(int perConnection, int most, Duration longest) {
    public static final HandshakeBounds DEFAULT = new HandshakeBounds(256, 4096, Duration.ofSeconds(30));
}
