package io.ockam.vault.software;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyType;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/**
 * ECDSA on P-256 with SHA-256 (FIPS 186-5), by the JDK, on raw keys: a 32-byte scalar, a 65-byte point {@code 04 ‖ X ‖ Y}, a signature
 * {@code r ‖ s}. Signatures are made with the lower of the two possible {@code s}; both verify.
 */
final class P256 {
    private static final int FIELD_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final String ECDSA = "SHA256withECDSAinP1363Format";
    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger ORDER = CURVE.getOrder();
    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** A new scalar: 32 bytes, big endian. */
    static byte[] generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(CURVE, random);
            return fixed(((ECPrivateKey) generator.generateKeyPair().getPrivate()).getS());
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * The public key of {@code scalar}. The JDK has no door to it, so: agreeing with the curve's base point gives its X in constant time;
     * of the two Y that belong to it the right one is that which verifies a signature.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if the scalar is not in 1 … n−1
     */
    static byte[] publicKey(byte[] scalar) {
        PrivateKey key = privateKey(scalar);
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(key);
            agreement.doPhase(
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(CURVE.getGenerator(), CURVE)),
                    true);
            BigInteger x = new BigInteger(1, agreement.generateSecret());
            BigInteger square = x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB())
                    .mod(PRIME);
            BigInteger y = square.modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME);
            byte[] probe = new byte[0];
            byte[] one = point(x, y);
            return verify(one, probe, sign(scalar, probe)) ? one : point(x, PRIME.subtract(y));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** @throws OckamException {@link ErrorCode#INVALID} if the scalar is not in 1 … n−1 */
    static byte[] sign(byte[] scalar, byte[] data) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(ECDSA);
            signer.initSign(privateKey(scalar));
            signer.update(data);
            byte[] signature = signer.sign();
            BigInteger s = half(signature, FIELD_BYTES);
            if (s.compareTo(ORDER.shiftRight(1)) > 0) {
                System.arraycopy(fixed(ORDER.subtract(s)), 0, signature, FIELD_BYTES, FIELD_BYTES);
            }
            return signature;
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * @throws OckamException {@link ErrorCode#MALFORMED} if the key is no uncompressed point of the curve, or r or s not in 1 … n−1
     */
    static boolean verify(byte[] publicKey, byte[] data, byte[] signature) {
        if (!inRange(half(signature, 0)) || !inRange(half(signature, FIELD_BYTES))) {
            throw new OckamException(ErrorCode.MALFORMED, "This is no ECDSA signature: r or s is out of its range");
        }
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(ECDSA);
            verifier.initVerify(publicKeyOf(publicKey));
            verifier.update(data);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static PrivateKey privateKey(byte[] scalar) {
        BigInteger s = new BigInteger(1, scalar);
        if (!inRange(s)) {
            throw new OckamException(ErrorCode.INVALID, "This is no P-256 secret: the number is out of its range");
        }
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, CURVE));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static PublicKey publicKeyOf(byte[] point) throws GeneralSecurityException {
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + FIELD_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + FIELD_BYTES, point.length));
        BigInteger right = x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB());
        if (point[0] != UNCOMPRESSED || x.compareTo(PRIME) >= 0 || y.compareTo(PRIME) >= 0
                || !y.pow(2).subtract(right).mod(PRIME).equals(BigInteger.ZERO)) {
            throw new OckamException(ErrorCode.MALFORMED, "This is no P-256 public key: not a point of its curve");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
    }

    private static boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    private static BigInteger half(byte[] signature, int from) {
        return new BigInteger(1, Arrays.copyOfRange(signature, from, from + Signature.BYTES / 2));
    }

    private static byte[] point(BigInteger x, BigInteger y) {
        byte[] point = new byte[SigningKeyType.ECDSA_P256.publicKeyBytes()];
        point[0] = UNCOMPRESSED;
        System.arraycopy(fixed(x), 0, point, 1, FIELD_BYTES);
        System.arraycopy(fixed(y), 0, point, 1 + FIELD_BYTES, FIELD_BYTES);
        return point;
    }

    /** Big endian, 32 bytes, whatever leading zeros BigInteger leaves out or adds. */
    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[FIELD_BYTES];
        int from = Math.max(0, bytes.length - FIELD_BYTES);
        System.arraycopy(bytes, from, fixed, FIELD_BYTES - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static IllegalStateException failed(GeneralSecurityException e) {
        return new IllegalStateException("This Java cannot do ECDSA on P-256", e);
    }
}
