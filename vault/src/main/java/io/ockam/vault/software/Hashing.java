package io.ockam.vault.software;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, HMAC (RFC 2104) and HKDF (RFC 5869) of it, by the JDK. */
final class Hashing {
    static final int BYTES = 32;
    private static final int MAX_BLOCKS = 255;

    private Hashing() {}

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static byte[] hmac(byte[] key, byte[] data) {
        return mac(key).doFinal(data);
    }

    /**
     * Extracts a key from {@code keyMaterial} and expands it to {@code length} bytes.
     *
     * @throws IllegalArgumentException if more than 255 blocks of 32 bytes are wanted
     */
    static byte[] hkdf(byte[] salt, byte[] keyMaterial, byte[] info, int length) {
        int blocks = Math.ceilDiv(length, BYTES);
        if (blocks > MAX_BLOCKS) {
            throw new IllegalArgumentException("HKDF-SHA-256 makes at most " + MAX_BLOCKS * BYTES + " bytes");
        }
        byte[] extracted = hmac(salt, keyMaterial);
        Mac mac = mac(extracted);
        ByteBuffer derived = ByteBuffer.allocate(blocks * BYTES);
        byte[] block = new byte[0];
        for (int i = 1; i <= blocks; i++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) i);
            block = mac.doFinal();
            derived.put(block);
        }
        byte[] result = Arrays.copyOf(derived.array(), length);
        Arrays.fill(extracted, (byte) 0);
        Arrays.fill(block, (byte) 0);
        Arrays.fill(derived.array(), (byte) 0);
        return result;
    }

    /** An empty key is padded with zeros like any short one, but the JDK takes no empty one. */
    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
