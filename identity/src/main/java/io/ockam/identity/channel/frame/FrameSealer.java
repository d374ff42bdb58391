package io.ockam.identity.channel.frame;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.vault.AeadKey;

/**
 * Encrypts one direction of a channel, under nonces 0, 1, 2, …; every 32 messages the key is replaced by the next one and wiped. Owns its
 * key. Not thread-safe: belongs to the encryptor.
 */
public final class FrameSealer implements AutoCloseable {
    /** Would make a nonce of the rekeying be used for a message. */
    private static final long RESERVED = -1L;

    private final boolean rekeying;
    private AeadKey key;
    private long next;

    private FrameSealer(AeadKey key, boolean rekeying, long first) {
        this.key = key;
        this.rekeying = rekeying;
        this.next = first;
    }

    public static FrameSealer rekeying(AeadKey key) {
        return new FrameSealer(key, true, 0);
    }

    /** One key for all messages: for channels that only exchange it. */
    public static FrameSealer fixedKey(AeadKey key) {
        return new FrameSealer(key, false, 0);
    }

    static FrameSealer startingAt(long first, AeadKey key) {
        return new FrameSealer(key, false, first);
    }

    /**
     * Encrypts in place: the window of {@code plaintext} becomes the ciphertext of the frame that is returned, on the same array.
     *
     * @param plaintext with at least 8 bytes of headroom and 16 of tailroom, which are overwritten
     * @throws OckamException {@link ErrorCode#EXHAUSTED} if all nonces are used up
     * @throws IndexOutOfBoundsException if there is not that much room
     */
    public Payload seal(Payload plaintext) {
        if (next == RESERVED) {
            throw new OckamException(ErrorCode.EXHAUSTED,
                    "NonceOverflow: the channel has sent all it can; make a new one");
        }
        Payload frame = plaintext.widen(Frames.NONCE_BYTES, Frames.TAG_BYTES);
        if (rekeysNow()) {
            AeadKey following = key.next();
            key.close();
            key = following;
        }
        long nonce = next++;
        Frames.putNonce(frame, nonce);
        key.encrypt(nonce, plaintext.array(), plaintext.offset(), plaintext.length());
        return frame;
    }

    /** Whether the next frame gets another key than the last one. */
    public boolean rekeysNow() {
        return rekeying && next != 0 && next % Frames.INTERVAL == 0;
    }

    /** How many frames there were, which is the nonce of the next one. */
    public long sealed() {
        return next;
    }

    @Override
    public void close() {
        key.close();
    }
}
