package io.ockam.vault.software;

import io.ockam.vault.SigningKeyType;

/** What the secrets that are kept are for; each is 32 bytes. */
public enum SecretKind {
    /** An Ed25519 seed. */
    SIGNING_ED25519,
    /** A P-256 scalar, big endian. */
    SIGNING_P256,
    /** An X25519 scalar, not yet clamped. */
    AGREEMENT_X25519,
    /** An AES-256 key of a channel that decrypts old messages. */
    AEAD;

    /** The kind of the secrets of keys of that type. */
    public static SecretKind of(SigningKeyType type) {
        return switch (type) {
            case ED25519 -> SIGNING_ED25519;
            case ECDSA_P256 -> SIGNING_P256;
        };
    }
}
