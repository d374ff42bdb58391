package io.ockam.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time as it is signed: whole seconds since 1970-01-01T00:00:00Z.
 *
 * @param seconds all 64 bits, unsigned
 */
public record Timestamp(long seconds) implements Comparable<Timestamp> {
    private static final long LAST_INSTANT = Instant.MAX.getEpochSecond();

    /** Fractions of a second are cut off; what is before 1970 becomes 1970. */
    public static Timestamp of(Instant instant) {
        return new Timestamp(Math.max(0, instant.getEpochSecond()));
    }

    /** This and whole seconds of {@code duration} later; a time beyond the last is the last, a negative duration none. */
    public Timestamp plus(Duration duration) {
        long sum = seconds + Math.max(0, duration.toSeconds());
        return new Timestamp(Long.compareUnsigned(sum, seconds) < 0 ? -1 : sum);
    }

    public boolean isBefore(Timestamp other) {
        return compareTo(other) < 0;
    }

    public boolean isAfter(Timestamp other) {
        return compareTo(other) > 0;
    }

    /** This as an instant; one that is too far off for that becomes the last instant. */
    public Instant toInstant() {
        boolean tooFar = Long.compareUnsigned(seconds, LAST_INSTANT) > 0;
        return Instant.ofEpochSecond(tooFar ? LAST_INSTANT : seconds);
    }

    @Override
    public int compareTo(Timestamp other) {
        return Long.compareUnsigned(seconds, other.seconds);
    }

    /** The number of seconds. */
    @Override
    public String toString() {
        return Long.toUnsignedString(seconds);
    }
}
