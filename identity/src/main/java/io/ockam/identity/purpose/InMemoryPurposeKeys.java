package io.ockam.identity.purpose;

import io.ockam.identity.Identifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Attestations that end with the process. Thread-safe. */
public final class InMemoryPurposeKeys implements PurposeKeyRepository {
    private record Key(Identifier identifier, Purpose purpose) {}

    private final ConcurrentMap<Key, PurposeKeyAttestation> attestations = new ConcurrentHashMap<>();

    @Override
    public Optional<PurposeKeyAttestation> find(Identifier identifier, Purpose purpose) {
        return Optional.ofNullable(attestations.get(new Key(identifier, purpose)));
    }

    @Override
    public void keep(Identifier identifier, Purpose purpose, PurposeKeyAttestation attestation) {
        attestations.put(new Key(identifier, purpose), attestation);
    }
}
