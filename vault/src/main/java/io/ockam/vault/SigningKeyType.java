package io.ockam.vault;

/** The two kinds of signing keys; which of them a key is, travels with it everywhere. */
public enum SigningKeyType {
    /** RFC 8032, pure: 32-byte seed, 32-byte public key. What is made unless something else is asked for. */
    ED25519(32),
    /** ECDSA on P-256 with SHA-256: 32-byte scalar, 65-byte uncompressed point. */
    ECDSA_P256(65);

    private final int publicKeyBytes;

    SigningKeyType(int publicKeyBytes) {
        this.publicKeyBytes = publicKeyBytes;
    }

    public int publicKeyBytes() {
        return publicKeyBytes;
    }
}
