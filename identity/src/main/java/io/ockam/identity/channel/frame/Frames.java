package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;
import io.ockam.vault.AeadKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The form of what travels through a channel.
 *
 * <pre>
 *  0            8                                length − 16
 *  +------------+--------------------------------+----------+
 *  | nonce, BE  | ciphertext                     | tag      |
 *  +------------+--------------------------------+----------+
 * </pre>
 */
public final class Frames {
    /** Bytes before the ciphertext. */
    public static final int NONCE_BYTES = Long.BYTES;
    /** Bytes behind it. */
    public static final int TAG_BYTES = AeadKey.TAG_BYTES;
    /** How many messages one key encrypts; the next interval has the next key. */
    static final long INTERVAL = 32;

    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.BIG_ENDIAN);

    private Frames() {}

    /** Of what is sealed in {@code frame}, which has at least a nonce and a tag. */
    static int textLength(Payload frame) {
        return frame.length() - NONCE_BYTES - TAG_BYTES;
    }

    static long nonce(Payload frame) {
        return (long) BIG_ENDIAN.get(frame.array(), frame.offset());
    }

    static void putNonce(Payload frame, long nonce) {
        BIG_ENDIAN.set(frame.array(), frame.offset(), nonce);
    }
}
