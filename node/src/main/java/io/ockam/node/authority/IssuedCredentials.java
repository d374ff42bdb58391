package io.ockam.node.authority;

import io.ockam.core.worker.Workers;
import io.ockam.identity.Identifier;
import io.ockam.identity.credential.CredentialRepository;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.retriever.CredentialRetrievers;
import io.ockam.identity.services.LocalIdentity;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The credentials of one authority for one scope. All channels of an identity share one credential, which is fetched when the first of them
 * needs it. Thread-safe; ends with the node's workers.
 */
public final class IssuedCredentials implements CredentialRetrievers {
    /** Where credentials come from and where they are kept. */
    record Source(Workers workers, CredentialIssuer issuer, Identifier authority, String scope,
            CredentialRepository kept, Function<Identifier, LocalIdentity> identities, Renewal renewal,
            InstantSource clock) {}

    private final Source source;
    private final Map<Identifier, CredentialRetriever> bySubject = new ConcurrentHashMap<>();

    /**
     * @param kept what was fetched stays there, and is not fetched again while it is good
     * @param identities finds those whose credentials are asked for
     */
    public IssuedCredentials(Workers workers, CredentialIssuer issuer, Identifier authority, String scope,
            CredentialRepository kept, Function<Identifier, LocalIdentity> identities, Renewal renewal,
            InstantSource clock) {
        this.source = new Source(workers, issuer, authority, scope, kept, identities, renewal, clock);
    }

    @Override
    public Optional<CredentialRetriever> of(Identifier subject) {
        return Optional.of(bySubject.computeIfAbsent(subject, who -> new IssuedCredential(source, who)));
    }
}
