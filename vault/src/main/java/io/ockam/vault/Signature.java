package io.ockam.vault;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * A signature and the kind of key that made it.
 *
 * @param bytes 64: Ed25519 {@code R ‖ S}, or ECDSA {@code r ‖ s}
 */
public record Signature(SigningKeyType type, Bytes bytes) {
    public static final int BYTES = 64;

    /** @throws OckamException {@link ErrorCode#MALFORMED} if there are not 64 bytes */
    public Signature {
        if (bytes.length() != BYTES) {
            throw new OckamException(ErrorCode.MALFORMED, "A signature has " + BYTES + " bytes, not " + bytes.length());
        }
    }
}
