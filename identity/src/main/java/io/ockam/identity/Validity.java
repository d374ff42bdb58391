package io.ockam.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * From when to when something may be relied upon. Both ends belong to it. Nothing makes sure that the end is not before the beginning:
 * what others have signed is read as it is, and such a window simply contains nothing.
 */
public record Validity(Timestamp from, Timestamp until) {
    /** How far ahead of ours another clock may be. */
    public static final Duration CLOCK_DRIFT = Duration.ofSeconds(60);

    /** From {@code from}, for the whole seconds of {@code length}. */
    public static Validity of(Timestamp from, Duration length) {
        return new Validity(from, from.plus(length));
    }

    /** Whether {@code inner} begins and ends within this. */
    public boolean contains(Validity inner) {
        return !inner.from.isBefore(from) && !inner.until.isAfter(until);
    }

    /** Whether {@code now} is within this. */
    public boolean contains(Timestamp now) {
        return !now.isBefore(from) && !now.isAfter(until);
    }

    /** Whether it is over at {@code now}; the last second still counts. */
    public boolean isOver(Timestamp now) {
        return until.isBefore(now);
    }

    /** Whether it begins later than {@code now} by more than clocks may differ. */
    public boolean isAhead(Timestamp now) {
        return from.isAfter(now.plus(CLOCK_DRIFT));
    }

    /** Whether it ends before it begins. */
    public boolean isEmpty() {
        return until.isBefore(from);
    }

    /** What forbids to rely at {@code now} on something that is valid so long, and was signed with a key that is valid as {@code ofKey} says. */
    public Optional<String> flaw(Validity ofKey, Timestamp now) {
        if (isEmpty()) {
            return Optional.of("it expires before it was created");
        }
        if (!ofKey.contains(this)) {
            return Optional.of("it is valid longer than the key that signed it: " + this);
        }
        if (isAhead(now)) {
            return Optional.of("it is from the future: " + this);
        }
        return isOver(now) ? Optional.of("it has expired: " + this) : Optional.empty();
    }

    @Override
    public String toString() {
        return from.toInstant() + " to " + until.toInstant();
    }
}
