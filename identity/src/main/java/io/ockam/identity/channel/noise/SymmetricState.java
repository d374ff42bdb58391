package io.ockam.identity.channel.noise;

import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.Secret;
import io.ockam.vault.SecureChannelVault;
import io.ockam.vault.VerifyingVault;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of a handshake mix everything into: the hash {@code h} of all that was said, the chaining key {@code ck}, and the key
 * {@code k} that the next parts are encrypted with. Replaced secrets are wiped at once.
 *
 * @see <a href="https://noiseprotocol.org/noise.html#the-symmetricstate-object">Noise, "SymmetricState"</a>
 */
final class SymmetricState implements AutoCloseable {
    private final SecureChannelVault vault;
    private final VerifyingVault hashing;
    private byte[] hash;
    private Secret chainingKey;
    private @Nullable AeadKey key;
    private long nonce;

    /** @param name of the protocol: 32 bytes */
    SymmetricState(SecureChannelVault vault, VerifyingVault hashing, byte[] name) {
        this.vault = vault;
        this.hashing = hashing;
        this.hash = hashing.sha256(name).toArray();
        this.chainingKey = vault.importSecret(name);
    }

    void mixHash(byte[] data) {
        byte[] both = Arrays.copyOf(hash, hash.length + data.length);
        System.arraycopy(data, 0, both, hash.length, data.length);
        hash = hashing.sha256(both).toArray();
    }

    /** Mixes in what {@code own} and {@code peer} agree on. */
    void mixKey(AgreementKeyHandle own, AgreementKey peer) {
        List<Secret> derived;
        try (Secret agreed = vault.agree(own, peer)) {
            derived = vault.derive(chainingKey, agreed, 2);
        }
        chainingKey.close();
        closeKey();
        chainingKey = derived.getFirst();
        key = vault.aeadKey(derived.getLast());
        nonce = 0;
    }

    byte[] encryptAndHash(byte[] plaintext) {
        byte[] ciphertext = Arrays.copyOf(plaintext, plaintext.length + AeadKey.TAG_BYTES);
        key().encrypt(nonce++, hash, ciphertext, 0, plaintext.length);
        mixHash(ciphertext);
        return ciphertext;
    }

    /** @throws OckamException if it was changed on its way */
    byte[] decryptAndHash(byte[] ciphertext) {
        byte[] plaintext = new byte[Math.max(0, ciphertext.length - AeadKey.TAG_BYTES)];
        key().decrypt(nonce++, hash, ciphertext, 0, ciphertext.length, plaintext, 0);
        mixHash(ciphertext);
        return plaintext;
    }

    /** The two keys of the channel, in the order in which they are derived. */
    List<AeadKey> split() {
        return vault.derive(chainingKey, 2).stream().map(vault::aeadKey).toList();
    }

    /** {@code h}, which is no secret. */
    byte[] hash() {
        return hash.clone();
    }

    private AeadKey key() {
        if (key == null) {
            throw new IllegalStateException("Nothing was agreed on yet");
        }
        return key;
    }

    private void closeKey() {
        if (key != null) {
            key.close();
            key = null;
        }
    }

    @Override
    public void close() {
        chainingKey.close();
        closeKey();
    }
}
