package io.ockam.daemon.http;

import java.time.Duration;

/**
 * What one server takes from its clients.
 *
 * @param connections at once; a further one is closed at once
 * @param bodyBytes of one request
 * @param arriving how long a request may take to arrive, and how long a connection may wait for its next one
 * @param answering the longest that a request may take which names no deadline, or a later one
 */
public record HttpLimits(int connections, int bodyBytes, Duration arriving, Duration answering) {
    /** For the control socket: requests up to 16 MiB, up to an hour long. */
    public static final HttpLimits CONTROL = new HttpLimits(512, 16 * 1024 * 1024, Duration.ofSeconds(60),
            Duration.ofHours(1));
    /** For an open port of this machine. */
    public static final HttpLimits LOOPBACK = new HttpLimits(64, 0, Duration.ofSeconds(10), Duration.ofSeconds(10));
}
