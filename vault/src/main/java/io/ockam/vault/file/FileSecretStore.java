package io.ockam.vault.file;

import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.state.StateLock;
import io.ockam.state.file.AtomicFiles;
import io.ockam.state.file.Durability;
import io.ockam.state.file.FileFailure;
import io.ockam.state.file.RecordFile;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.software.SecretKind;
import io.ockam.vault.software.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of a vault in one file of its owner's (0600), replaced whole and forced to the disk before a key is used.
 *
 * <p>The file appears with the first secret. It is read again whenever it is another than the one read last, so that a key that a second
 * process made is found and one that it deleted is gone. Thread-safe, and safe between processes of one home.
 */
public final class FileSecretStore implements SecretStore {
    /** Tells one content from another: a replaced file is another file. */
    private record Stamp(FileTime modified, long size, @Nullable Object file) {}

    private final RecordFile<StoredSecrets> file;
    private final StateLock lock;
    private @Nullable Stamp known;
    private StoredSecrets secrets = StoredSecrets.NONE;

    public FileSecretStore(Path path, AtomicFiles files, StateLock lock) {
        this.file = new RecordFile<>(path, StoredSecrets.FORMAT, files, Durability.DURABLE);
        this.lock = lock;
    }

    /** Writes the file with no secret in it, so that its place is taken. @throws OckamException as {@link FileFailure} */
    public void createEmpty() {
        file.write(StoredSecrets.NONE);
    }

    /** @throws OckamException as {@link FileFailure}, or {@link io.ockam.state.file.UnreadableRecordException} */
    @Override
    public Optional<SecretBytes> find(SecretKind kind, Bytes handle) {
        return current().find(kind, handle);
    }

    @Override
    public void store(SecretKind kind, Bytes handle, SecretBytes secret) {
        change(before -> before.with(kind, handle, secret));
    }

    @Override
    public boolean delete(SecretKind kind, Bytes handle) {
        return change(before -> before.without(kind, handle));
    }

    @Override
    public int count(SecretKind kind) {
        return current().count(kind);
    }

    private synchronized StoredSecrets current() {
        Stamp found = stamp();
        if (!Objects.equals(found, known)) {
            secrets = file.read().orElse(StoredSecrets.NONE);
            known = found;
        }
        return secrets;
    }

    /** @return whether anything changed */
    private boolean change(UnaryOperator<StoredSecrets> change) {
        return lock.holding(() -> {
            StoredSecrets before = current();
            StoredSecrets after = change.apply(before);
            if (after.equals(before)) {
                return false;
            }
            if (file.update(_ -> after).isEmpty()) {
                file.write(after);
            }
            return true;
        });
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw FileFailure.of("read", file.path(), e);
        }
    }

    /** Only the path. */
    @Override
    public String toString() {
        return "FileSecretStore[" + file.path() + "]";
    }
}
