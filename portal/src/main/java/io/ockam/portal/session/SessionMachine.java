package io.ockam.portal.session;

import io.ockam.portal.session.SessionState.Connecting;
import io.ockam.portal.session.SessionState.Down;
import io.ockam.portal.session.SessionState.Up;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What a session does next. Time comes in as a parameter; not thread-safe.
 *
 * <pre>
 *   Down ── nextTry ──▶ Connecting ── connected ──▶ Up ── lost, or too many pings unanswered ──▶ Down
 *    ▲                      │ failed
 *    └──────────────────────┘
 * </pre>
 *
 * <p>Pauses grow until the other side has answered a ping: one that lets itself be connected and hangs up at once is no success.
 */
final class SessionMachine {
    sealed interface Next {
        record Connect() implements Next {}

        record Ping() implements Next {}

        /** The ping before the last is too long ago: the owner closes the connection and reports {@link #lost}. */
        record GiveUp(String why) implements Next {}

        record Wait(Instant until) implements Next {}
    }

    private static final Duration ATTEMPT = Duration.ofMinutes(5);
    private static final int MOST_WAITS = 24;
    /** A sign of life is good for so long, even if somebody relies on it. */
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String NEVER = ", as none before: the other node is silent, or its 'echo' does not admit this one";

    private final SessionTimes times;
    private final RandomGenerator random;
    private SessionState state;
    private int failures;
    /** When the last attempt to connect began. */
    private Instant begun;
    private Instant pinged;

    SessionMachine(SessionTimes times, RandomGenerator random, Instant now) {
        this.times = times;
        this.random = random;
        this.state = new Down(now, "it was not connected yet", now);
        this.begun = now;
        this.pinged = now;
    }

    SessionState state() {
        return state;
    }

    Next next(Instant now) {
        return switch (state) {
            case Down down when now.isBefore(down.nextTry()) -> new Next.Wait(down.nextTry());
            case Down down -> {
                state = new Connecting(down.since(), down.why());
                begun = now;
                yield new Next.Connect();
            }
            // Whoever connects reports the end of it.
            case Connecting _ -> new Next.Wait(now.plus(ATTEMPT));
            case Up up when now.isBefore(up.nextPing()) -> new Next.Wait(up.nextPing());
            case Up up when up.unanswered() >= times.unanswered() ->
                new Next.GiveUp(up.unanswered() + " pings were not answered" + (up.answered() ? "" : NEVER));
            case Up up -> {
                pinged = now;
                state = new Up(up.since(), now.plus(times.again()), up.unanswered() + 1, up.waits(), up.answered());
                yield new Next.Ping();
            }
        };
    }

    void connected(Instant now) {
        state = new Up(now, now, 0, 0, false);
    }

    /** The attempt to connect has failed. The time that it took is part of the pause, all but the least of it. */
    void failed(Instant now, String why) {
        Instant since = state instanceof Connecting connecting ? connecting.since() : now;
        Instant soonest = now.plus(times.leastPause());
        Instant next = begun.plus(pause());
        down(since, why, next.isBefore(soonest) ? soonest : next);
    }

    void lost(Instant now, String why) {
        down(now, why, now.plus(pause()));
    }

    private void down(Instant since, String why, Instant nextTry) {
        state = new Down(since, why, nextTry);
        failures++;
    }

    private Duration pause() {
        Duration full = times.leastPause();
        for (int i = 0; i < failures && full.compareTo(times.longestPause()) < 0; i++) {
            full = full.multipliedBy(2);
        }
        long most = Math.min(full.toNanos(), times.longestPause().toNanos());
        return Duration.ofNanos(Math.max(times.leastPause().toNanos(), most - random.nextLong(most / 2 + 1)));
    }

    void ponged() {
        if (state instanceof Up up) {
            Instant next = up.unanswered() == 0
                    ? up.nextPing()
                    : up.nextPing().minus(times.again()).plus(times.ping());
            state = new Up(up.since(), next, 0, 0, true);
            failures = 0;
        }
    }

    /**
     * Something else has come from the other side while a ping was unanswered: it lived when it sent that, and the answer stands behind it.
     * Perhaps: it may have been on its way for long, so the ping still counts, but as if it had been sent now.
     */
    void heard(Instant now) {
        if (state instanceof Up up && up.unanswered() > 0) {
            state = new Up(up.since(), now.plus(times.again()), 1, 0, up.answered());
        }
    }

    /**
     * Somebody begins to rely on the connection.
     *
     * @return whether the next ping is due earlier now: at once, unless the last one was just before
     */
    boolean used(Instant now) {
        Instant fresh = pinged.plus(FRESH);
        Instant soon = now.isBefore(fresh) ? fresh : now;
        if (state instanceof Up up && up.unanswered() == 0 && soon.isBefore(up.nextPing())) {
            state = new Up(up.since(), soon, 0, up.waits(), up.answered());
            return true;
        }
        return false;
    }

    /** The last ping has not left this node, which is busy sending: it proves nothing. */
    void pingDelayed() {
        if (state instanceof Up up && up.unanswered() > 0) {
            state = new Up(up.since(), up.nextPing(), up.unanswered() - 1, up.waits(), up.answered());
        }
    }

    /**
     * The last ping goes behind other data that is on its way and moves, so its answer may be long in coming. Not for ever: what moves to
     * the next node need not arrive at the one that is asked.
     */
    void pingWaits() {
        if (state instanceof Up up && up.unanswered() > 0 && up.waits() < MOST_WAITS) {
            state = new Up(up.since(), up.nextPing(), up.unanswered() - 1, up.waits() + 1, up.answered());
        }
    }
}
