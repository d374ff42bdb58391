package io.ockam.vault.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.Secret;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SecretCounts;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.VerifyingKey;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftwareVaultTest {
    private static final byte[] DATA = {1, 2, 3};

    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final SoftwareVerifier verifier = new SoftwareVerifier();

    private static SecretBytes secret(String hex) {
        return SecretBytes.own(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_key_signed_verifies_with_its_public_key_and_with_no_other(SigningKeyType type) {
        SigningKeyHandle key = vault.generate(type);
        Signature signature = vault.sign(key, DATA);
        assertThat(verifier.verify(vault.publicKey(key), DATA, signature)).isTrue();
        assertThat(verifier.verify(vault.publicKey(key), new byte[]{1, 2}, signature)).isFalse();
        assertThat(verifier.verify(vault.publicKey(vault.generate(type)), DATA, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void an_exported_key_imported_elsewhere_is_the_same_key(SigningKeyType type) {
        SigningKeyHandle key = vault.generate(type);
        SoftwareVault other = SoftwareVault.inMemory();
        try (SecretBytes exported = vault.exportSigningKey(key)) {
            assertThat(other.importSigningKey(type, exported)).isEqualTo(key);
        }
        assertThat(other.publicKey(key)).isEqualTo(vault.publicKey(key));
        assertThat(verifier.verify(vault.publicKey(key), DATA, other.sign(key, DATA))).isTrue();
    }

    @Test
    void an_ed25519_handle_is_the_hash_of_its_public_key() {
        SigningKeyHandle key = vault.importSigningKey(SigningKeyType.ED25519,
                secret("31ff4e1cd55f17735a633fbab4b838cf88d1252d164735cb3185a6e315438c2c"));
        VerifyingKey publicKey = vault.publicKey(key);
        assertThat(publicKey.bytes().toHex())
                .isEqualTo("530d1c2e9822433b679a66a60b9c2ed47c370cd0ce51cbe1a7ad847b5835a963");
        assertThat(key.bytes()).isEqualTo(verifier.sha256(publicKey.bytes().toArray()));
        assertThat(vault.handleOf(publicKey)).isEqualTo(key);
    }

    @Test
    void ecdsa_signs_with_the_lower_s_and_verifies_both() {
        SigningKeyHandle key = vault.generate(SigningKeyType.ECDSA_P256);
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        for (int i = 0; i < 20; i++) {
            byte[] low = vault.sign(key, new byte[]{(byte) i}).bytes().toArray();
            BigInteger s = new BigInteger(HexFormat.of().formatHex(low, 32, 64), 16);
            assertThat(s).isLessThanOrEqualTo(order.shiftRight(1));
            Bytes high = Bytes.hex(HexFormat.of().formatHex(low, 0, 32) + String.format("%064x", order.subtract(s)));
            assertThat(verifier.verify(vault.publicKey(key), new byte[]{(byte) i},
                    new Signature(SigningKeyType.ECDSA_P256, high))).isTrue();
        }
    }

    @Test
    void an_ecdsa_number_out_of_range_is_an_error_and_no_answer() {
        VerifyingKey key = vault.publicKey(vault.generate(SigningKeyType.ECDSA_P256));
        Signature zero = new Signature(SigningKeyType.ECDSA_P256, Bytes.of(new byte[64]));
        assertThatThrownBy(() -> verifier.verify(key, DATA, zero)).isInstanceOf(OckamException.class)
                .hasMessageContaining("out of its range");
    }

    @Test
    void a_signature_of_another_type_and_a_key_off_its_curve_are_errors() {
        Signature signature = vault.sign(vault.generate(SigningKeyType.ED25519), DATA);
        VerifyingKey other = vault.publicKey(vault.generate(SigningKeyType.ECDSA_P256));
        assertThatThrownBy(() -> verifier.verify(other, DATA, signature)).hasMessageContaining("cannot be verified");
        byte[] off = new byte[32];
        off[0] = 2;
        assertThatThrownBy(
                () -> verifier.verify(new VerifyingKey(SigningKeyType.ED25519, Bytes.of(off)), DATA, signature))
                .hasMessageContaining("not a point of its curve");
        byte[] offP256 = new byte[65];
        offP256[0] = 4;
        offP256[64] = 1;
        assertThatThrownBy(() -> verifier.verify(new VerifyingKey(SigningKeyType.ECDSA_P256, Bytes.of(offP256)), DATA,
                vault.sign(vault.generate(SigningKeyType.ECDSA_P256), DATA)))
                .hasMessageContaining("not a point of its curve");
    }

    @Test
    void a_deleted_key_signs_nothing() {
        SigningKeyHandle key = vault.generate(SigningKeyType.ED25519);
        vault.sign(key, DATA);
        assertThat(vault.delete(key)).isTrue();
        assertThat(vault.delete(key)).isFalse();
        assertThatThrownBy(() -> vault.sign(key, DATA)).isInstanceOf(OckamException.class)
                .hasMessageContaining("has no key");
        assertThat(vault.signingKeys()).isZero();
    }

    @Test
    void two_keys_agree_on_one_secret_and_derive_the_same_keys_from_it() {
        AgreementKeyHandle mine = vault.generateStaticKey();
        AgreementKeyHandle theirs = vault.generateEphemeralKey();
        List<AeadKey> keys = List.of(derivedFrom(vault.agree(mine, vault.publicKey(theirs))),
                derivedFrom(vault.agree(theirs, vault.publicKey(mine))));
        byte[] message = new byte[DATA.length + AeadKey.TAG_BYTES];
        System.arraycopy(DATA, 0, message, 0, DATA.length);
        keys.getFirst().encrypt(7, message, 0, DATA.length);
        byte[] plain = new byte[DATA.length];
        assertThat(keys.getLast().decrypt(7, message, 0, message.length, plain, 0)).isEqualTo(DATA.length);
        assertThat(plain).isEqualTo(DATA);
        assertThat(vault.counts()).isEqualTo(new SecretCounts(1, 1, 0, 2));
        keys.forEach(AeadKey::close);
        vault.deleteEphemeralKey(theirs);
        assertThat(vault.counts()).isEqualTo(new SecretCounts(1, 0, 0, 0));
    }

    private AeadKey derivedFrom(Secret shared) {
        try (shared; Secret salt = vault.importSecret(new byte[32])) {
            List<Secret> derived = vault.derive(salt, shared, 2);
            derived.getFirst().close();
            return vault.aeadKey(derived.getLast());
        }
    }

    @Test
    void a_peers_key_of_small_order_is_refused() {
        AgreementKeyHandle mine = vault.generateEphemeralKey();
        for (byte low : new byte[]{0, 1}) {
            byte[] point = new byte[32];
            point[0] = low;
            assertThatThrownBy(() -> vault.agree(mine, new AgreementKey(Bytes.of(point))))
                    .isInstanceOf(OckamException.class);
        }
        assertThat(vault.counts().secrets()).isZero();
    }

    @Test
    void a_changed_or_cut_ciphertext_does_not_decrypt_and_the_key_goes_on() {
        AeadKey key = vault.aeadKey(vault.importSecret(new byte[32]));
        byte[] message = new byte[20];
        key.encrypt(0, message, 0, 4);
        byte[] target = new byte[4];
        for (int i = 0; i < message.length; i++) {
            byte[] bent = message.clone();
            bent[i] ^= 1;
            assertThatThrownBy(() -> key.decrypt(0, bent, 0, bent.length, target, 0))
                    .hasMessage("aes decryption failed");
        }
        for (int length = 0; length < message.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> key.decrypt(0, message, 0, cut, target, 0)).hasMessage("aes decryption failed");
        }
        assertThatThrownBy(() -> key.decrypt(1, message, 0, message.length, target, 0))
                .hasMessage("aes decryption failed");
        assertThat(key.decrypt(0, message, 0, message.length, target, 0)).isEqualTo(4);
    }

    @Test
    void a_kept_key_decrypts_what_its_original_encrypted() {
        AeadKey key = vault.aeadKey(vault.importSecret(new byte[40]));
        Bytes handle = vault.keepAeadKey(key);
        byte[] message = new byte[20];
        key.encrypt(0, message, 0, 4);
        key.close();
        try (AeadKey loaded = vault.loadAeadKey(handle)) {
            assertThat(loaded.decrypt(0, message, 0, message.length, new byte[4], 0)).isEqualTo(4);
        }
        assertThat(vault.deleteKeptAeadKey(handle)).isTrue();
        assertThatThrownBy(() -> vault.loadAeadKey(handle)).isInstanceOf(OckamException.class);
    }

    @Test
    void the_wrong_number_of_bytes_makes_no_key() {
        assertThatThrownBy(() -> vault.importStaticKey(SecretBytes.own(new byte[31]))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> vault.aeadKey(vault.importSecret(new byte[31]))).hasMessageContaining("needs 32");
        assertThatThrownBy(
                () -> vault.importSigningKey(SigningKeyType.ECDSA_P256, SecretBytes.own(new byte[32])))
                .hasMessageContaining("out of its range");
        assertThat(vault.counts()).isEqualTo(new SecretCounts(0, 0, 0, 0));
    }

    @Test
    void no_secret_can_be_printed() {
        SecretBytes secret = secret("31ff4e1cd55f17735a633fbab4b838cf88d1252d164735cb3185a6e315438c2c");
        assertThat(secret).hasToString("SecretBytes[32]");
        assertThat(vault.importSecret(new byte[32])).hasToString("Secret[32]");
        assertThat(vault.aeadKey(vault.importSecret(new byte[32]))).hasToString("AeadKey[AES-256-GCM]");
        secret.close();
        assertThatThrownBy(() -> secret.use(bytes -> bytes)).isInstanceOf(IllegalStateException.class);
    }
}
