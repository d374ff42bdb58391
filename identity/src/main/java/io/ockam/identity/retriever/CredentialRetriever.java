package io.ockam.identity.retriever;

import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import java.time.Duration;

/**
 * Brings the credential of one subject, and tells when there is a newer one. Thread-safe.
 *
 * <pre>
 *  handshake begins ──▶ initialize()      may wait, also for a network
 *  payload is made  ──▶ retrieve()        never waits for a network
 *  channel is up    ──▶ subscribe(…)      until the channel closes
 * </pre>
 */
public interface CredentialRetriever {
    /**
     * Gets ready to retrieve; once done, again does nothing.
     *
     * @throws io.ockam.core.OckamException if there is no way to a credential; the channel that wanted it is not made
     */
    default void initialize() {}

    /**
     * As the other one, for a handshake that anybody may begin: waits no longer than {@code patience} for what another one has begun.
     *
     * @throws io.ockam.core.OckamException also if that takes longer
     */
    default void initialize(Duration patience) {
        initialize();
    }

    /** The credential to present now. @throws IdentityException {@link Reason#NO_CREDENTIAL} if there is none that is good */
    CredentialAndPurposeKey retrieve();

    /**
     * Runs {@code onChange} whenever {@link #retrieve} may have something new, on a thread of the retriever; it must not block.
     *
     * @return ends it when closed
     */
    default Subscription subscribe(Runnable onChange) {
        return () -> {};
    }

    /** Ends with {@link #close()}; again does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
