package io.ockam.vault.software;

import io.ockam.core.Bytes;
import io.ockam.vault.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps secrets as long as this process lives, and wipes those that are deleted. */
public final class MemorySecretStore implements SecretStore {
    private record Key(SecretKind kind, Bytes handle) {}

    private final Map<Key, SecretBytes> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<SecretBytes> find(SecretKind kind, Bytes handle) {
        SecretBytes[] copy = new SecretBytes[1];
        secrets.computeIfPresent(new Key(kind, handle), (_, secret) -> {
            copy[0] = secret.copy();
            return secret;
        });
        return Optional.ofNullable(copy[0]);
    }

    @Override
    public void store(SecretKind kind, Bytes handle, SecretBytes secret) {
        close(secrets.put(new Key(kind, handle), secret.copy()));
    }

    @Override
    public boolean delete(SecretKind kind, Bytes handle) {
        return close(secrets.remove(new Key(kind, handle)));
    }

    @Override
    public int count(SecretKind kind) {
        return (int) secrets.keySet().stream().filter(key -> key.kind() == kind).count();
    }

    /** A reader copies under the map's lock for the key, so nobody sees it half wiped: it is out of the map already. */
    private static boolean close(@Nullable SecretBytes removed) {
        if (removed == null) {
            return false;
        }
        removed.close();
        return true;
    }
}
