package io.ockam.vault.software;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.Signature;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 (RFC 8032) and X25519 (RFC 7748) on raw keys, by BouncyCastle: the JDK's providers do the same some ten times slower.
 *
 * <p>Ed25519 is verified without cofactor and with {@code S < L}; a public key of small order verifies nothing.
 */
final class Curve25519 {
    private static final int PUBLIC_BYTES = 32;

    private Curve25519() {}

    static byte[] signingPublicKey(byte[] seed) {
        byte[] key = new byte[PUBLIC_BYTES];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    static byte[] sign(byte[] seed, byte[] publicKey, byte[] data) {
        byte[] signature = new byte[Signature.BYTES];
        Ed25519.sign(seed, 0, publicKey, 0, data, 0, data.length, signature, 0);
        return signature;
    }

    /** @throws OckamException {@link ErrorCode#MALFORMED} if the key is no point of the curve */
    static boolean verify(byte[] publicKey, byte[] data, byte[] signature) {
        if (Ed25519.verify(signature, 0, publicKey, 0, data, 0, data.length)) {
            return true;
        }
        if (!Ed25519.validatePublicKeyPartial(publicKey, 0)) {
            throw new OckamException(ErrorCode.MALFORMED, "This is no Ed25519 public key: not a point of its curve");
        }
        return false;
    }

    static byte[] agreementPublicKey(byte[] secret) {
        byte[] key = new byte[AgreementKey.BYTES];
        X25519.scalarMultBase(secret, 0, key, 0);
        return key;
    }

    /** @throws OckamException {@link ErrorCode#INVALID} if the outcome is zero: the peer's key is of small order */
    static byte[] agree(byte[] secret, byte[] peer) {
        byte[] shared = new byte[AgreementKey.BYTES];
        if (!X25519.calculateAgreement(secret, 0, peer, 0, shared, 0)) {
            throw new OckamException(ErrorCode.INVALID, "The peer's key agrees with any key on a secret that all know");
        }
        return shared;
    }
}
