package io.ockam.vault;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * An X25519 public key.
 *
 * @param bytes 32
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7748">RFC 7748</a>
 */
public record AgreementKey(Bytes bytes) {
    public static final int BYTES = 32;

    /** @throws OckamException {@link ErrorCode#MALFORMED} if there are not 32 bytes */
    public AgreementKey {
        if (bytes.length() != BYTES) {
            throw new OckamException(ErrorCode.MALFORMED,
                    "An X25519 public key has " + BYTES + " bytes, not " + bytes.length());
        }
    }
}
