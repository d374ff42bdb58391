package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Attributes that end with the process: whoever comes back presents a credential again. Thread-safe. */
public final class InMemoryAttributes implements AttributesRepository {
    private final ConcurrentMap<Identifier, AttributesEntry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<AttributesEntry> find(Identifier subject, Identifier attestedBy, Timestamp now) {
        return Optional.ofNullable(entries.get(subject)).filter(entry -> !entry.hasExpired(now))
                .filter(entry -> entry.attestedBy().equals(Optional.of(attestedBy)));
    }

    /** Those that have expired when this one was added go. */
    @Override
    public void keep(Identifier subject, AttributesEntry entry) {
        entries.values().removeIf(other -> other.hasExpired(entry.added()));
        entries.put(subject, entry);
    }
}
