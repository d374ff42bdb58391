package io.ockam.daemon.portal;

import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.SessionStatus;
import io.ockam.control.api.portal.Traffic;
import io.ockam.portal.connection.PortalCounters;
import io.ockam.portal.session.SessionState;
import java.util.Optional;

/** Turns what portals and sessions tell of themselves into what the control API shows. */
final class Figures {
    private Figures() {}

    static Traffic traffic(PortalCounters.Snapshot seen) {
        return new Traffic(seen.connections(), seen.open(), seen.errors(), seen.sent(), seen.received(),
                seen.lastError().map(PortalCounters.Failure::reason));
    }

    static SessionStatus session(SessionState state) {
        return switch (state) {
            case SessionState.Up up ->
                new SessionStatus(ConnectionStatus.UP, up.since(), Optional.empty(), Optional.empty());
            case SessionState.Connecting connecting -> new SessionStatus(ConnectionStatus.DOWN, connecting.since(),
                    Optional.of(connecting.why()), Optional.empty());
            case SessionState.Down down -> new SessionStatus(ConnectionStatus.DOWN, down.since(),
                    Optional.of(down.why()), Optional.of(down.nextTry()));
        };
    }
}
