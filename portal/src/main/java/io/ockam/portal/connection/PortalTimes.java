package io.ockam.portal.connection;

import java.time.Duration;

/**
 * How long the ends of portals wait.
 *
 * @param handshake for the other end's answer to a Ping; other implementations give none when they cannot connect
 * @param linger how long a closed end keeps its address, for messages that are still on their way
 * @param tick how often every end is looked at
 * @param quiet an end that sent nothing for so long says that it is still there, if the other end understands that
 * @param silence an end that heard nothing for so long from one that would have said so takes it for lost
 */
public record PortalTimes(Duration handshake, Duration linger, Duration tick, Duration quiet, Duration silence) {
    public static final PortalTimes DEFAULT = new PortalTimes(Duration.ofSeconds(15), Duration.ofSeconds(2),
            Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(45));
}
