package io.ockam.portal.session;

import java.time.Instant;

/** Told when a session goes up and down; called on the session's thread. */
public interface SessionListener {
    SessionListener NONE = new SessionListener() {
    };

    default void up() {}

    /** The connection was lost, or an attempt to connect has failed. */
    default void down(String why, Instant nextTry) {}
}
