package io.ockam.identity.purpose;

import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SigningKeyHandle;

/** A purpose key that this side holds the secret of: what to show to others, and how the vault calls the secret. */
public sealed interface OwnPurposeKey {
    PurposeKeyAttestation attestation();

    AttestationData data();

    /** For secure channels. */
    record ForSecureChannels(PurposeKeyAttestation attestation, AttestationData data, AgreementKeyHandle handle)
            implements
                OwnPurposeKey {}

    /** For credentials. */
    record ForCredentials(PurposeKeyAttestation attestation, AttestationData data, SigningKeyHandle handle)
            implements
                OwnPurposeKey {}
}
