package io.ockam.identity.credential;

import java.util.List;
import java.util.function.UnaryOperator;

/** Credentials that end with the process. Thread-safe. */
public final class InMemoryCredentials implements CredentialRepository {
    private List<StoredCredential> credentials = List.of();

    @Override
    public synchronized List<StoredCredential> list() {
        return credentials;
    }

    @Override
    public void keep(StoredCredential credential) {
        change(credential::addedTo);
    }

    @Override
    public void delete(StoredCredential credential) {
        change(kept -> kept.stream().filter(other -> !other.equals(credential)).toList());
    }

    private synchronized void change(UnaryOperator<List<StoredCredential>> change) {
        credentials = change.apply(credentials);
    }
}
