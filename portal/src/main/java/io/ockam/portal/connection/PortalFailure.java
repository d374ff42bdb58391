package io.ockam.portal.connection;

import io.ockam.identity.policy.Verdict;
import java.io.Serial;
import java.util.Optional;

/** Why a portal cannot go on. Never leaves the room: it becomes a line in the log and a closed connection. */
final class PortalFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    enum Kind {
        /** Somebody said no. */
        DENIED,
        /** The other end cannot be reached any more; what it has sent is still good. */
        LOST,
        /** Something else broke. */
        BROKEN
    }

    private final Kind kind;
    private final String reason;
    private final transient Optional<String> told;

    PortalFailure(Kind kind, String reason) {
        this(kind, reason, Optional.empty());
    }

    PortalFailure(Verdict.Denied denied) {
        this(Kind.DENIED, denied.why(), Optional.of(denied.why()));
    }

    private PortalFailure(Kind kind, String reason, Optional<String> told) {
        super(reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.told = told;
    }

    /** What the other end may know. */
    Optional<String> told() {
        return told;
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return reason;
    }
}
