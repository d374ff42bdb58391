package io.ockam.bench.vault;

import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.Secret;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the software vault does in a second, through its doors. */
@State(Scope.Thread)
public class VaultOperations {
    /** Bytes of the message that is encrypted. */
    public static final int MESSAGE = 16 << 10;

    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final SoftwareVerifier verifier = new SoftwareVerifier();
    private final byte[] data = new byte[32];
    private final SigningKeyHandle signing = vault.generate(SigningKeyType.ED25519);
    private final VerifyingKey verifying = vault.publicKey(signing);
    private final Signature signature = vault.sign(signing, data);
    private final AgreementKeyHandle own = vault.generateEphemeralKey();
    private final AgreementKey peer = vault.publicKey(vault.generateEphemeralKey());
    private final AeadKey key = vault.aeadKey(vault.importSecret(new byte[32]));
    private final byte[] message = new byte[MESSAGE + AeadKey.TAG_BYTES];
    private long nonce;

    @Benchmark
    public Signature sign() {
        return vault.sign(signing, data);
    }

    @Benchmark
    public boolean verify() {
        return verifier.verify(verifying, data, signature);
    }

    @Benchmark
    public void agree() {
        try (Secret _ = vault.agree(own, peer)) {
            nonce++;
        }
    }

    @Benchmark
    public byte[] encrypt() {
        key.encrypt(nonce++, message, 0, MESSAGE);
        return message;
    }
}
