package io.ockam.vault.software;

import io.ockam.vault.AeadKey;
import io.ockam.vault.SecretBytes;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel's key in this process, counted as long as it is open. */
final class AesGcmKey implements AeadKey {
    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_OFFSET = NONCE_BYTES - Long.BYTES;
    private static final long REKEY_NONCE = -1L;

    private final SecretBytes bytes;
    private final AesGcm aes;
    private final AtomicInteger open;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private boolean closed;

    /** Takes {@code bytes} over: 32. */
    AesGcmKey(SecretBytes bytes, AtomicInteger open) {
        this.bytes = bytes;
        this.aes = new AesGcm(bytes);
        this.open = open;
        open.incrementAndGet();
    }

    @Override
    public void encrypt(long number, byte[] aad, byte[] array, int offset, int length) {
        aes.encrypt(nonce(number), aad, array, offset, length);
    }

    @Override
    public int decrypt(long number, byte[] aad, byte[] array, int offset, int length, byte[] target, int targetOffset) {
        return aes.decrypt(nonce(number), aad, array, offset, length, target, targetOffset);
    }

    /** The cipher copies it. */
    private byte[] nonce(long number) {
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NUMBER_OFFSET + i] = (byte) (number >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        return nonce;
    }

    /** With a cipher of its own: a receiver may ask again, and the JDK's refuses one nonce twice. */
    @Override
    public AeadKey next() {
        byte[] block = new byte[KEY_BYTES + TAG_BYTES];
        new AesGcm(bytes).encrypt(nonce(REKEY_NONCE), NO_BYTES, block, 0, KEY_BYTES);
        SecretBytes following = SecretBytes.own(Arrays.copyOf(block, KEY_BYTES));
        Arrays.fill(block, (byte) 0);
        return new AesGcmKey(following, open);
    }

    SecretBytes bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            open.decrementAndGet();
            bytes.close();
        }
    }

    @Override
    public String toString() {
        return "AeadKey[AES-256-GCM]";
    }
}
