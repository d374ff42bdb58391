package io.ockam.identity;

import io.ockam.core.Bytes;
import io.ockam.vault.Signature;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.VerifyingVault;

/** The one way in which everything here is signed: over the SHA-256 of the data, never over the data itself. Thread-safe. */
public final class Signatures {
    private final VerifyingVault vault;

    public Signatures(VerifyingVault vault) {
        this.vault = vault;
    }

    /** What is signed: 32 bytes. */
    public Bytes hash(Bytes data) {
        return vault.sha256(data.toArray());
    }

    /**
     * Whether {@code signature} is that of {@code key} over {@code hash}.
     *
     * @throws IdentityException {@link Reason#SIGNATURE_AND_PUBLIC_KEY_TYPES_DONT_MATCH}
     * @throws io.ockam.core.OckamException {@link io.ockam.core.ErrorCode#MALFORMED} if the key is no point of its curve
     */
    public boolean verify(VerifyingKey key, Bytes hash, Signature signature) {
        if (key.type() != signature.type()) {
            throw new IdentityException(Reason.SIGNATURE_AND_PUBLIC_KEY_TYPES_DONT_MATCH,
                    "public key type and signature type don't match: " + key.type() + ", " + signature.type());
        }
        return vault.verify(key, hash.toArray(), signature);
    }
}
