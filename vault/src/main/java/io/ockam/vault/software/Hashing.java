package io.ockam.vault.software;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** SHA-256 and what is built of it, by the JDK. */
final class Hashing {
    static final int BYTES = 32;

    private Hashing() {}

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** HKDF-SHA-256 (RFC 5869): extract, then expand to {@code length} bytes. */
    static byte[] hkdf(byte[] salt, byte[] keyMaterial, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(
                    HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(keyMaterial).thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF-SHA256 or refused " + length + " bytes of it", e);
        }
    }
}
