package io.ockam.vault;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/** Verifies with public keys; holds no secret and no state, and never waits. Thread-safe. */
public interface VerifyingVault {
    /** The SHA-256 of {@code data}: 32 bytes. */
    Bytes sha256(byte[] data);

    /**
     * Whether {@code signature} over {@code data} was made with the secret of {@code key}. ECDSA signatures are accepted with a low and
     * with a high {@code s}.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if key and signature are of different types; {@link ErrorCode#MALFORMED} if the key
     *         is no point of its curve, or {@code r} or {@code s} of an ECDSA signature is not in its range
     */
    boolean verify(VerifyingKey key, byte[] data, Signature signature);
}
