package io.ockam.portal.session;

import java.time.Instant;

/** How a session stands. */
public sealed interface SessionState {
    /** @param nextTry when it will be connected again */
    record Down(Instant since, String why, Instant nextTry) implements SessionState {}

    /** An attempt is under way. */
    record Connecting(Instant since, String why) implements SessionState {}

    /**
     * @param unanswered pings without an answer since the last one that had one
     * @param waits pings since then that had to wait for other data on its way
     * @param answered whether a ping was ever answered over this connection
     */
    record Up(Instant since, Instant nextPing, int unanswered, int waits, boolean answered) implements SessionState {}
}
