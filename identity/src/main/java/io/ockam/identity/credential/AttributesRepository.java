package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import java.util.Optional;

/** What is known of others: one entry for an identity, the last one received. Thread-safe. */
public interface AttributesRepository {
    /** What {@code attestedBy} has said of {@code subject}, unless it has expired or somebody else has said something since. */
    Optional<AttributesEntry> find(Identifier subject, Identifier attestedBy, Timestamp now);

    /** Keeps {@code entry} in the place of an earlier one. */
    void keep(Identifier subject, AttributesEntry entry);
}
