package io.ockam.node.authority;

import io.ockam.identity.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * When a credential counts, and when it is time for the next one.
 *
 * <pre>
 *            early          skew
 *   ──────────┼──────────────┼──────────────┼──▶
 *     good    │ good, renew  │ presented no │ expired
 *             │              │ more         │
 * </pre>
 *
 * @param early how long before it is of no use a credential is renewed
 * @param skew how far the clocks of others may be ahead
 * @param pause the shortest time between two requests, whatever came of the first
 * @param look the longest time between two looks at the clock, which somebody may have put forward
 */
public record Renewal(Duration early, Duration skew, Duration pause, Duration look) {
    public static final Renewal DEFAULT = new Renewal(Duration.ofSeconds(60), Duration.ofSeconds(60),
            Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** Whether a credential may be presented that ends at {@code expires}. */
    boolean isGood(Timestamp expires, Instant now) {
        return expires.toInstant().isAfter(now.plus(skew));
    }

    /** When the next one is to be asked for; in the past if it is time. */
    Instant due(Timestamp expires) {
        return expires.toInstant().minus(skew).minus(early);
    }

    /** As {@link #due}, but not right after the last request. */
    Instant next(Timestamp expires, Instant lastRequest) {
        Instant due = due(expires);
        Instant earliest = lastRequest.plus(pause);
        return due.isAfter(earliest) ? due : earliest;
    }

    /** How long to wait for {@code due} before the next look at the clock. */
    Duration untilLook(Instant due, Instant now) {
        Duration left = Duration.between(now, due);
        return left.isNegative() ? Duration.ZERO : left.compareTo(look) < 0 ? left : look;
    }
}
