package io.ockam.identity.home;

import io.ockam.core.Bytes;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.file.FileSecretStore;
import io.ockam.vault.software.SecretKind;
import io.ockam.vault.software.SecretStore;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets of a named vault, wherever its file is now: a running node follows when the vault is moved. Thread-safe. */
final class VaultSecrets implements SecretStore {
    private record Opened(Path path, FileSecretStore store) {}

    private final StateDirectory state;
    private final Vaults vaults;
    private final Name name;
    private volatile @Nullable Opened opened;

    VaultSecrets(StateDirectory state, Vaults vaults, Name name) {
        this.state = state;
        this.vaults = vaults;
        this.name = name;
    }

    @Override
    public Optional<SecretBytes> find(SecretKind kind, Bytes handle) {
        return store().find(kind, handle);
    }

    /** Under the lock from looking where the file is until it is written. */
    @Override
    public void store(SecretKind kind, Bytes handle, SecretBytes secret) {
        state.lock().holding(() -> {
            store().store(kind, handle, secret);
            return true;
        });
    }

    @Override
    public boolean delete(SecretKind kind, Bytes handle) {
        return state.lock().holding(() -> store().delete(kind, handle));
    }

    @Override
    public int count(SecretKind kind) {
        return store().count(kind);
    }

    /** @throws io.ockam.core.OckamException {@link io.ockam.core.ErrorCode#NOT_FOUND} if there is no such vault any more */
    private FileSecretStore store() {
        Path path = vaults.keys(vaults.get(name));
        Opened known = opened;
        if (known == null || !known.path.equals(path)) {
            known = new Opened(path, new FileSecretStore(path, state.files(), state.lock()));
            opened = known;
        }
        return known.store;
    }
}
