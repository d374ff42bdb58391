package io.ockam.vault.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.state.StateDirectory;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreTest {
    @TempDir
    Path home;

    private Path file() {
        return home.resolve("state/vaults/default.json");
    }

    /** As another process would open it. */
    private SoftwareVault open() {
        StateDirectory state = new StateDirectory(home);
        return new SoftwareVault(new FileSecretStore(file(), state.files(), state.lock()), new SecureRandom());
    }

    @Test
    void reading_makes_no_file_and_the_first_key_makes_one_for_its_owner_only() throws IOException {
        SoftwareVault vault = open();
        assertThat(vault.signingKeys()).isZero();
        assertThat(file()).doesNotExist();
        vault.generate(SigningKeyType.ED25519);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void what_one_process_made_another_uses_and_what_it_deleted_is_gone() {
        SoftwareVault one = open();
        SoftwareVault two = open();
        SigningKeyHandle signing = one.generate(SigningKeyType.ECDSA_P256);
        AgreementKeyHandle agreement = two.generateStaticKey();
        assertThat(two.publicKey(signing)).isEqualTo(one.publicKey(signing));
        assertThat(one.publicKey(agreement)).isEqualTo(two.publicKey(agreement));
        assertThat(two.delete(signing)).isTrue();
        assertThatThrownBy(() -> one.sign(signing, new byte[0])).hasMessageContaining("has no key");
        assertThat(two.delete(signing)).isFalse();
    }

    @Test
    void keys_made_at_the_same_moment_are_all_kept() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> open().generate(SigningKeyType.ED25519));
            }
        }
        assertThat(open().signingKeys()).isEqualTo(20);
    }

    @Test
    void a_damaged_file_is_named_and_neither_shown_nor_overwritten() throws IOException {
        SoftwareVault vault = open();
        SigningKeyHandle key = vault.generate(SigningKeyType.ED25519);
        String secret;
        try (SecretBytes exported = vault.exportSigningKey(key)) {
            secret = exported.use(HexFormat.of()::formatHex);
        }
        String damaged = Files.readString(file()).replace(secret, secret.substring(1));
        Files.writeString(file(), damaged);
        assertThatThrownBy(() -> vault.generate(SigningKeyType.ED25519)).hasMessageContaining("default.json")
                .hasMessageContaining("secret").message().doesNotContain(secret.substring(1, 9));
        assertThat(Files.readString(file())).isEqualTo(damaged);
    }

    @Test
    void the_channel_keys_of_memory_never_reach_the_file() throws IOException {
        SoftwareVault vault = open();
        AgreementKeyHandle kept = vault.generateStaticKey();
        String before = Files.readString(file());
        AgreementKeyHandle fleeting = vault.generateEphemeralKey();
        vault.aeadKey(vault.agree(fleeting, vault.publicKey(kept))).close();
        assertThat(Files.readString(file())).isEqualTo(before);
    }
}
