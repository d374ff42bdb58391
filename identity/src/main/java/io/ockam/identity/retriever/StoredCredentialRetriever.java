package io.ockam.identity.retriever;

import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialRepository;
import io.ockam.identity.credential.StoredCredential;
import java.time.InstantSource;
import java.util.Optional;

/** Presents what is stored and still good; deletes what has expired. Never renews anything. */
final class StoredCredentialRetriever implements CredentialRetriever {
    private final CredentialRepository repository;
    private final Identifier issuer;
    private final Identifier subject;
    private final String scope;
    private final InstantSource clock;

    StoredCredentialRetriever(CredentialRepository repository, Identifier issuer, Identifier subject, String scope,
            InstantSource clock) {
        this.repository = repository;
        this.issuer = issuer;
        this.subject = subject;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public CredentialAndPurposeKey retrieve() {
        Optional<StoredCredential> kept = repository.find(issuer, subject, scope);
        Timestamp now = Timestamp.of(clock.instant());
        if (kept.isPresent() && kept.get().expires().isAfter(now)) {
            return kept.get().credential();
        }
        kept.ifPresent(repository::delete);
        throw new IdentityException(Reason.NO_CREDENTIAL,
                "There is no credential of " + issuer + " for " + subject + " in the scope '" + scope + "'"
                        + (kept.isPresent() ? " any more: it has expired" : ""),
                "Store one with 'ockam credential store'.");
    }
}
