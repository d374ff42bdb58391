package io.ockam.identity.home;

import io.ockam.identity.Identifier;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds named identities by their identifiers, without reading all records each time. Thread-safe. */
final class IdentityIndex {
    private final Fresh<Map<Identifier, IdentityRecord>> identities;

    IdentityIndex(NamedIdentities named, InstantSource clock) {
        this.identities = new Fresh<>(named.folder(), () -> read(named), clock);
    }

    Optional<IdentityRecord> find(Identifier identifier) {
        return Optional.ofNullable(identities.get().get(identifier));
    }

    private static Map<Identifier, IdentityRecord> read(NamedIdentities named) {
        return named.list().found().stream()
                .collect(Collectors.toMap(IdentityRecord::identifier, record -> record, (first, _) -> first));
    }
}
