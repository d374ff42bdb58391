package io.ockam.identity.services;

import io.ockam.identity.credential.AttributesRepository;
import io.ockam.identity.credential.Credentials;
import io.ockam.identity.credential.InMemoryAttributes;
import io.ockam.identity.history.HistoryRepository;
import io.ockam.identity.history.Identities;
import io.ockam.identity.history.InMemoryHistories;
import io.ockam.identity.purpose.InMemoryPurposeKeys;
import io.ockam.identity.purpose.PurposeKeyRepository;
import io.ockam.identity.purpose.PurposeKeys;
import io.ockam.vault.Vault;
import java.time.InstantSource;

/**
 * What is needed to be somebody and to recognise others: one vault, what is known of identities, and the clock that all of it goes by.
 * Thread-safe.
 */
public record IdentityServices(Vault vault, Identities identities, PurposeKeys purposeKeys, Credentials credentials) {

    /** Over these repositories. */
    public static IdentityServices of(Vault vault, HistoryRepository histories, PurposeKeyRepository purposeKeys,
            AttributesRepository attributes, InstantSource clock) {
        Identities identities = new Identities(vault.identity(), vault.verifying(), histories, clock);
        PurposeKeys keys = new PurposeKeys(identities, vault, purposeKeys, clock);
        return new IdentityServices(vault, identities, keys,
                new Credentials(identities, keys, vault, attributes, clock));
    }

    /** Forgetting everything when the process ends, but what the vault keeps. */
    public static IdentityServices inMemory(Vault vault, InstantSource clock) {
        return of(vault, new InMemoryHistories(), new InMemoryPurposeKeys(), new InMemoryAttributes(), clock);
    }
}
