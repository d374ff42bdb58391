package io.ockam.vault.software;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM under one key, by the JDK. Keeps one cipher for its life, so that the key is expanded once. Not thread-safe.
 */
final class AesGcm {
    private final SecretKey key;
    private final Cipher cipher;

    AesGcm(SecretBytes key) {
        this.key = new Key(key);
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    void encrypt(byte[] nonce, byte[] aad, byte[] array, int offset, int length) {
        try {
            start(Cipher.ENCRYPT_MODE, nonce, aad);
            cipher.doFinal(array, offset, length, array, offset);
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
    }

    /** Into another array, because the JDK's own in-place decryption copies through a third. */
    int decrypt(byte[] nonce, byte[] aad, byte[] array, int offset, int length, byte[] target, int targetOffset) {
        if (length < AeadKey.TAG_BYTES) {
            throw failed(null);
        }
        try {
            start(Cipher.DECRYPT_MODE, nonce, aad);
            return cipher.doFinal(array, offset, length, target, targetOffset);
        } catch (AEADBadTagException e) {
            throw failed(e);
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
    }

    private void start(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(AeadKey.TAG_BYTES * Byte.SIZE, nonce));
        if (aad.length > 0) {
            cipher.updateAAD(aad);
        }
    }

    private static OckamException failed(@Nullable Throwable cause) {
        return new OckamException(ErrorCode.MALFORMED, "aes decryption failed", cause);
    }

    /** The array has no room, or the same nonce would be used twice: both the caller's mistake. */
    private static RuntimeException refused(GeneralSecurityException e) {
        return e instanceof InvalidAlgorithmParameterException
                ? new IllegalArgumentException("AES-GCM refused the nonce", e)
                : new IndexOutOfBoundsException("AES-GCM refused the array: " + e.getMessage());
    }

    /** The JDK asks a key for a copy of its bytes at every start, and wipes it. */
    private static final class Key implements SecretKey {
        private static final long serialVersionUID = 1;

        private final transient SecretBytes bytes;

        Key(SecretBytes bytes) {
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
