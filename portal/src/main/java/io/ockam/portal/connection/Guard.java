package io.ockam.portal.connection;

import io.ockam.core.Message;
import io.ockam.identity.policy.Verdict;

/**
 * Who may use an inlet or an outlet. Asked for every message, on delivering threads: answers at once and from memory.
 *
 * <p>A running portal is asked about once a second as well, so a changed answer ends it although nothing moves.
 */
public interface Guard {
    /** Everybody may. */
    Guard OPEN = new Guard() {
        @Override
        public Verdict incoming(Message message) {
            return Verdict.allowed();
        }

        @Override
        public Verdict outgoing(Message message) {
            return Verdict.allowed();
        }
    };

    /** About a message from the other end. */
    Verdict incoming(Message message);

    /** About a message to the other end. */
    Verdict outgoing(Message message);
}
