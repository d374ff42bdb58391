package io.ockam.identity.home;

import io.ockam.state.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file or a folder, read again when that has changed. Costs one look at its times while it has not.
 *
 * <p>Times of files are coarse: what was changed less than a second ago may change again without showing it, so as long it is read each
 * time. Thread-safe.
 */
final class Fresh<T> {
    private static final Duration COARSE = Duration.ofSeconds(1);

    private record Stamp(FileTime modified, long size, @Nullable Object file) {}

    private record Reading<T>(@Nullable Stamp stamp, boolean settled, T value) {}

    private final Path path;
    private final Supplier<T> read;
    private final InstantSource clock;
    private volatile @Nullable Reading<T> last;

    Fresh(Path path, Supplier<T> read, InstantSource clock) {
        this.path = path;
        this.read = read;
        this.clock = clock;
    }

    /** @throws io.ockam.core.OckamException as the reading */
    T get() {
        Reading<T> known = last;
        Stamp stamp = stamp();
        if (known != null && known.settled && Objects.equals(known.stamp, stamp)) {
            return known.value;
        }
        boolean settled = stamp != null
                && stamp.modified.toInstant().plus(COARSE).isBefore(clock.instant());
        T value = read.get();
        last = new Reading<>(stamp, settled, value);
        return value;
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw FileFailure.of("read", path, e);
        }
    }
}
