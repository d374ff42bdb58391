package io.ockam.state.file;

import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One record in one file of JSON that a person can read.
 *
 * <p>Reading needs no lock. Writing replaces the file in one step; two writers at once need a {@link LockFile} around the
 * read-modify-write of {@link #update}. Thread-safe as far as that.
 *
 * <pre>{@code
 * RecordFile<Vault> file = files.record(folder.resolve("default.json"), Vault.FORMAT);
 * lock.holding(patience, () -> file.update(vault -> vault.with(key)));
 * }</pre>
 */
public final class RecordFile<T> {
    private final Path path;
    private final RecordFormat<T> format;
    private final AtomicFiles files;
    private final Durability durability;

    public RecordFile(Path path, RecordFormat<T> format, AtomicFiles files, Durability durability) {
        this.path = path;
        this.format = format;
        this.files = files;
        this.durability = durability;
    }

    public Path path() {
        return path;
    }

    /**
     * The record; empty if there is no such file.
     *
     * @throws UnreadableRecordException if it is there but cannot be used
     */
    public Optional<T> read() {
        return fields().map(this::decode);
    }

    /**
     * Makes {@code value} the whole content; makes the folder if it is missing.
     *
     * @throws OckamException as {@link FileFailure}
     */
    public void write(T value) {
        put(format.encode(value));
    }

    /**
     * Replaces the record by what {@code change} makes of it; fields of the file that the format does not know stay. Nothing is written if
     * nothing changes.
     *
     * @return the new record; empty, and nothing done, if there is no such file
     * @throws UnreadableRecordException if it is there but cannot be used
     */
    public Optional<T> update(UnaryOperator<T> change) {
        return fields().map(known -> {
            T before = decode(known);
            T after = change.apply(before);
            JsonObject changed = format.encode(after, known);
            if (!changed.pretty().equals(format.encode(before, known).pretty())) {
                put(changed);
            }
            return after;
        });
    }

    /** Removes the file, whatever is in it; false if it was not there. */
    public boolean delete() {
        return files.delete(path, durability);
    }

    private Optional<JsonObject> fields() {
        try {
            return files.read(path).map(JsonObject::parse).map(format::migrate);
        } catch (OckamException e) {
            throw new UnreadableRecordException(path, format.kind(), e);
        }
    }

    private T decode(JsonObject fields) {
        try {
            return format.read().apply(fields);
        } catch (OckamException e) {
            throw new UnreadableRecordException(path, format.kind(), e);
        }
    }

    private void put(JsonObject file) {
        PrivateFolder.create(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a record has a folder"));
        files.replace(path, (file.pretty() + "\n").getBytes(StandardCharsets.UTF_8), durability);
    }
}
