package io.ockam.vault;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * Signs with keys that stay inside: those of identities, and those that credentials are signed with.
 *
 * <p>Every method may wait for a file or a service; none is called on an event loop. Thread-safe.
 */
public interface SigningVault {
    /**
     * Makes a key and keeps it.
     *
     * @throws OckamException {@link ErrorCode#UNSUPPORTED} if this vault has no keys of that type; {@link ErrorCode#IO} if it cannot be kept
     */
    SigningKeyHandle generate(SigningKeyType type);

    /**
     * Signs {@code data} as it is; whoever signs a hash passes the hash.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if the key is not here, {@link ErrorCode#IO} if the vault cannot be read
     */
    Signature sign(SigningKeyHandle key, byte[] data);

    /** @throws OckamException as {@link #sign} */
    VerifyingKey publicKey(SigningKeyHandle key);

    /** The handle that the secret of {@code key} has, or would have, in this vault. */
    SigningKeyHandle handleOf(VerifyingKey key);

    /**
     * Forgets a key for good.
     *
     * @return whether it was here
     */
    boolean delete(SigningKeyHandle key);
}
