package io.ockam.identity.retriever;

import io.ockam.identity.Identifier;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialRepository;
import java.time.InstantSource;
import java.util.Optional;

/** How a node comes by the credentials of its identities. Thread-safe. */
@FunctionalInterface
public interface CredentialRetrievers {
    /** A node that presents none. */
    CredentialRetrievers NONE = _ -> Optional.empty();

    /** What brings {@code subject}'s credential; empty if it presents none. */
    Optional<CredentialRetriever> of(Identifier subject);

    /** Always this one, whether it is still good or not. */
    static CredentialRetrievers fixed(CredentialAndPurposeKey credential) {
        return _ -> Optional.of(() -> credential);
    }

    /** Those of {@code issuer} for {@code scope} that somebody stores in {@code repository}, before or after a channel needs them. */
    static CredentialRetrievers stored(CredentialRepository repository, Identifier issuer, String scope,
            InstantSource clock) {
        return subject -> Optional.of(new StoredCredentialRetriever(repository, issuer, subject, scope, clock));
    }
}
