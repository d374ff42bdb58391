package io.ockam.vault;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * A public key that signatures are verified with. Its length is right; whether it is a point of its curve shows when it is used.
 *
 * @param bytes Ed25519: 32 bytes; P-256: 65 bytes, {@code 04 ‖ X ‖ Y}
 */
public record VerifyingKey(SigningKeyType type, Bytes bytes) {
    /** @throws OckamException {@link ErrorCode#MALFORMED} if the length is not that of the type */
    public VerifyingKey {
        if (bytes.length() != type.publicKeyBytes()) {
            throw new OckamException(ErrorCode.MALFORMED, "A public key of type " + type + " has "
                    + type.publicKeyBytes() + " bytes, not " + bytes.length());
        }
    }
}
