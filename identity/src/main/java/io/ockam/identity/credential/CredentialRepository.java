package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import java.util.List;
import java.util.Optional;

/** One's own credentials: one for an issuer, a subject and a scope. Thread-safe; methods may wait for a file. */
public interface CredentialRepository {
    /** All, in the order in which they were first kept. @throws io.ockam.core.OckamException if they cannot be read */
    List<StoredCredential> list();

    /** Keeps {@code credential}, in the place of one of the same issuer, subject and scope. */
    void keep(StoredCredential credential);

    /** Forgets exactly {@code credential}; nothing happens if it is not there any more. */
    void delete(StoredCredential credential);

    default Optional<StoredCredential> find(Identifier issuer, Identifier subject, String scope) {
        return list().stream().filter(kept -> kept.isFor(issuer, subject, scope)).findFirst();
    }
}
