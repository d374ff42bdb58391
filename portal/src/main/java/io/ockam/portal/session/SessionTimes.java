package io.ockam.portal.session;

import java.time.Duration;

/**
 * How a session keeps time.
 *
 * @param ping between two pings
 * @param again to the next one if there is no answer yet
 * @param unanswered so many in a row mean that the connection is dead
 * @param leastPause before the first attempt after a failure; it doubles with each, up to
 * @param longestPause and up to half of it is left off at random, so that a thousand sessions do not come back at once
 */
public record SessionTimes(Duration ping, Duration again, int unanswered, Duration leastPause, Duration longestPause) {
    public static final SessionTimes DEFAULT = new SessionTimes(Duration.ofSeconds(10), Duration.ofMillis(2500), 3,
            Duration.ofMillis(250),
            Duration.ofSeconds(5));
}
