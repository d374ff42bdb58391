package io.ockam.vault;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * An AES-256-GCM key inside a vault: encrypts in place, decrypts into another array. The 12-byte nonce is four zero bytes and a 64-bit
 * number, big endian. The caller never encrypts twice under one nonce. Not thread-safe: it belongs to one worker.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
public interface AeadKey extends AutoCloseable {
    int TAG_BYTES = 16;
    int KEY_BYTES = 32;

    /** As the longer one, with no additional data. */
    default void encrypt(long nonce, byte[] array, int offset, int length) {
        encrypt(nonce, NO_BYTES, array, offset, length);
    }

    /**
     * Encrypts {@code length} bytes at {@code offset} where they are, and writes the tag behind them.
     *
     * @param nonce unsigned
     * @param aad authenticated with them, not written
     * @throws IndexOutOfBoundsException if there is no room for the tag
     */
    void encrypt(long nonce, byte[] aad, byte[] array, int offset, int length);

    /** As the longer one, with no additional data. */
    default int decrypt(long nonce, byte[] array, int offset, int length, byte[] target, int targetOffset) {
        return decrypt(nonce, NO_BYTES, array, offset, length, target, targetOffset);
    }

    /**
     * Decrypts {@code length} bytes, of which the last 16 are the tag, into {@code target}. Unless the tag is right, nothing can be learnt
     * from {@code target}.
     *
     * @return the length of the plaintext, {@code length - 16}
     * @throws OckamException {@link ErrorCode#MALFORMED} {@code aes decryption failed} if it is too short or the tag is wrong
     * @throws IndexOutOfBoundsException if the plaintext has no room
     */
    int decrypt(long nonce, byte[] aad, byte[] array, int offset, int length, byte[] target, int targetOffset);

    /**
     * The next key of a channel: 32 zero bytes encrypted by this one under the nonce 2<sup>64</sup>−1. This one stays usable.
     *
     * @see <a href="https://noiseprotocol.org/noise.html#rekey">Noise, "Rekey"</a>
     */
    AeadKey next();

    /** Wipes it; it cannot be used any more. Again does nothing. */
    @Override
    void close();

    /** No additional data. */
    byte[] NO_BYTES = new byte[0];
}
