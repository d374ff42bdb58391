package io.ockam.vault.software;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM by the JDK. Keeps one cipher for its life, so that the key is expanded once. Decryption goes into another array because the
 * JDK's own in-place decryption copies through a third.
 */
final class AesGcmKey implements AeadKey {
    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_OFFSET = NONCE_BYTES - Long.BYTES;
    private static final long REKEY_NONCE = -1L;

    private final SecretBytes bytes;
    private final WipedKey key;
    private final AtomicInteger open;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final Cipher cipher;
    private boolean closed;

    /** Takes {@code bytes} over: 32. */
    AesGcmKey(SecretBytes bytes, AtomicInteger open) {
        this.bytes = bytes;
        this.key = new WipedKey(bytes);
        this.open = open;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
        open.incrementAndGet();
    }

    @Override
    public void encrypt(long number, byte[] aad, byte[] array, int offset, int length) {
        try {
            start(Cipher.ENCRYPT_MODE, number, aad);
            cipher.doFinal(array, offset, length, array, offset);
        } catch (GeneralSecurityException e) {
            throw new IndexOutOfBoundsException("AES-GCM refused to encrypt: " + e.getMessage());
        }
    }

    @Override
    public int decrypt(long number, byte[] aad, byte[] array, int offset, int length, byte[] target, int targetOffset) {
        if (length < TAG_BYTES) {
            throw new OckamException(ErrorCode.MALFORMED, "aes decryption failed");
        }
        try {
            start(Cipher.DECRYPT_MODE, number, aad);
            return cipher.doFinal(array, offset, length, target, targetOffset);
        } catch (AEADBadTagException e) {
            throw new OckamException(ErrorCode.MALFORMED, "aes decryption failed", e);
        } catch (GeneralSecurityException e) {
            throw new IndexOutOfBoundsException("AES-GCM refused to decrypt: " + e.getMessage());
        }
    }

    private void start(int mode, long number, byte[] aad) throws GeneralSecurityException {
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NUMBER_OFFSET + i] = (byte) (number >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        if (aad.length > 0) {
            cipher.updateAAD(aad);
        }
    }

    @Override
    public AeadKey next() {
        byte[] block = new byte[KEY_BYTES + TAG_BYTES];
        encrypt(REKEY_NONCE, block, 0, KEY_BYTES);
        byte[] following = Arrays.copyOf(block, KEY_BYTES);
        Arrays.fill(block, (byte) 0);
        return new AesGcmKey(SecretBytes.own(following), open);
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

    /** The JDK asks a key for a copy of its bytes at every start, and wipes it. */
    private static final class WipedKey implements SecretKey {
        private static final long serialVersionUID = 1;

        private final transient SecretBytes bytes;

        WipedKey(SecretBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public String getAlgorithm() {
            return "AES";
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return bytes.use(byte[]::clone);
        }
    }
}
