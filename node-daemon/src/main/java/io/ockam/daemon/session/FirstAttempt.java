package io.ockam.daemon.session;

import io.ockam.control.Deadline;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.portal.session.Session;
import java.time.Duration;

/**
 * The wait of a request for the first attempt of a session that it has started. However that ends, the session goes on.
 *
 * @param what was made, for a report
 * @param longest that a request waits, even if it could wait longer
 */
public record FirstAttempt(String what, Duration longest) {
    /** @throws OckamException {@link ErrorCode#CANCELLED} if the thread is interrupted */
    public void await(Session session, Deadline deadline) {
        Duration left = deadline.left().multipliedBy(9).dividedBy(10); // the rest is for the answer
        try {
            session.awaitFirstAttempt(left.compareTo(longest) < 0 ? left : longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "The request was cancelled; the " + what + " was made", e);
        }
    }
}
