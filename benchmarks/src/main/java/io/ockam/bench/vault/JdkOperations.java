package io.ockam.bench.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same by the JDK's providers, as a program would use them. */
@State(Scope.Thread)
public class JdkOperations {
    private final KeyPair signing = pair("Ed25519");
    private final KeyPair own = pair("X25519");
    private final KeyPair peer = pair("X25519");
    private final byte[] data = new byte[32];
    private final byte[] signature = Known.of(this::sign);
    private final Cipher cipher = Known.of(() -> Cipher.getInstance("AES/GCM/NoPadding"));
    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private final byte[] iv = new byte[12];
    private final byte[] message = new byte[VaultOperations.MESSAGE + 16];
    private long nonce;

    private static KeyPair pair(String algorithm) {
        return Known.of(() -> KeyPairGenerator.getInstance(algorithm).generateKeyPair());
    }

    @Benchmark
    public final byte[] sign() throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(signing.getPrivate());
        signer.update(data);
        return signer.sign();
    }

    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(signing.getPublic());
        verifier.update(data);
        return verifier.verify(signature);
    }

    @Benchmark
    public byte[] agree() throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(peer.getPublic(), true);
        return agreement.generateSecret();
    }

    @Benchmark
    public byte[] encrypt() throws GeneralSecurityException {
        ByteBuffer.wrap(iv).putLong(4, nonce++);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        cipher.doFinal(message, 0, VaultOperations.MESSAGE, message, 0);
        return message;
    }
}
