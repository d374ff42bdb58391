package io.ockam.vault.software;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.Signature;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.VerifyingVault;

/** Verifies in this process. */
public final class SoftwareVerifier implements VerifyingVault {
    @Override
    public Bytes sha256(byte[] data) {
        return Bytes.of(Hashing.sha256(data));
    }

    @Override
    public boolean verify(VerifyingKey key, byte[] data, Signature signature) {
        if (key.type() != signature.type()) {
            throw new OckamException(ErrorCode.INVALID,
                    "A signature of type " + signature.type() + " cannot be verified with a key of type " + key.type());
        }
        return switch (key.type()) {
            case ED25519 -> Curve25519.verify(key.bytes().toArray(), data, signature.bytes().toArray());
            case ECDSA_P256 -> P256.verify(key.bytes().toArray(), data, signature.bytes().toArray());
        };
    }
}
