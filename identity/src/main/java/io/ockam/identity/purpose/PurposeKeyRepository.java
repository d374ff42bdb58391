package io.ockam.identity.purpose;

import io.ockam.identity.Identifier;
import java.util.Optional;

/**
 * The attestations of one's own purpose keys: at most one for an identity and a purpose. Thread-safe; methods may wait for a file.
 */
public interface PurposeKeyRepository {
    /** @throws io.ockam.core.OckamException if it is there and cannot be read */
    Optional<PurposeKeyAttestation> find(Identifier identifier, Purpose purpose);

    /** Keeps {@code attestation} in the place of an earlier one. @throws io.ockam.core.OckamException if it cannot be kept */
    void keep(Identifier identifier, Purpose purpose, PurposeKeyAttestation attestation);
}
