package io.ockam.state.file;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion between processes, by a lock of the operating system on a file: it ends with its holder, however that ends.
 *
 * <p>The file and its folder are made when needed. Whoever got the lock looks whether the path still names the file that it has locked,
 * and starts again if not: a reset may have removed it. Thread-safe, not reentrant. Nothing else may open the file: closing any
 * channel on it would release the lock.
 */
public final class LockFile {
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** A hundred waiting commands that looked every millisecond would leave the holder no processor. */
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

    /**
     * One mutex a path, which stands before the file. Static because the lock that it guards belongs to the process: a second instance
     * that only opened and closed the file would release it.
     */
    private static final ConcurrentMap<Path, Semaphore> MUTEXES = new ConcurrentHashMap<>();

    private final Path path;

    public LockFile(Path path) {
        this.path = path;
    }

    /** The lock, until it is closed, by any thread. */
    public interface Held extends AutoCloseable {
        /** Releases the lock; a second time does nothing. */
        @Override
        void close();
    }

    /**
     * Runs {@code action} alone among all processes.
     *
     * @param patience how long to wait for others
     * @throws OckamException as {@link #acquire}
     */
    public <T extends @Nullable Object> T holding(Duration patience, Supplier<T> action) {
        try (Held _ = acquire(patience)) {
            return action.get();
        }
    }

    /**
     * Takes the lock, waiting for others as long as it goes from hand to hand.
     *
     * @param patience how long one of them may keep it
     * @throws OckamException {@link ErrorCode#IN_USE} if one process held it all that time; {@link ErrorCode#CANCELLED} if the thread is
     *         interrupted; as {@link FileFailure}
     */
    public Held acquire(Duration patience) {
        Semaphore mutex = mutex();
        try {
            if (!mutex.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw inUse(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
        FileChannel channel = null;
        try {
            channel = lock();
            long pause = SHORTEST_PAUSE_NANOS;
            Optional<FileTime> taken = taken();
            long deadline = System.nanoTime() + patience.toNanos();
            while (channel == null) {
                Optional<FileTime> takenNow = taken();
                if (!takenNow.equals(taken)) {
                    taken = takenNow;
                    deadline = System.nanoTime() + patience.toNanos();
                } else if (System.nanoTime() - deadline > 0) {
                    throw inUse(patience);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    throw cancelled();
                }
                channel = lock();
            }
            return new Release(channel, mutex);
        } finally {
            if (channel == null) {
                mutex.release();
            }
        }
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @throws OckamException as {@link FileFailure}
     */
    public Optional<Held> tryAcquire() {
        Semaphore mutex = mutex();
        if (!mutex.tryAcquire()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = lock();
            return channel == null ? Optional.empty() : Optional.of(new Release(channel, mutex));
        } finally {
            if (channel == null) {
                mutex.release();
            }
        }
    }

    private Semaphore mutex() {
        Path folder = folder();
        PrivateFolder.create(folder);
        try {
            Path key = folder.toRealPath()
                    .resolve(Objects.requireNonNull(path.getFileName(), "a lock file has a name"));
            return MUTEXES.computeIfAbsent(key, _ -> new Semaphore(1, true));
        } catch (IOException e) {
            throw FileFailure.of("lock", path, e);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a lock file has a folder");
    }

    private OckamException inUse(Duration patience) {
        return new OckamException(ErrorCode.IN_USE,
                "Another process has held the lock " + path + " for " + patience.toMillis() + " ms",
                "Try again; if it stays so, look for a hanging ockam process.", null);
    }

    private OckamException cancelled() {
        return new OckamException(ErrorCode.CANCELLED, "Interrupted while waiting for the lock " + path);
    }

    /** An open channel on the locked file that the path names; null while another process has the lock. */
    private @Nullable FileChannel lock() {
        while (true) {
            PrivateFolder.create(folder());
            try {
                Optional<String> before = identity();
                FileChannel channel = FileChannel.open(path,
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                        PrivateFolder.FILE_MODE);
                boolean locked = false;
                try {
                    if (channel.tryLock() == null) {
                        return null;
                    }
                    if (before.isPresent() && before.equals(identity())) {
                        locked = true;
                        touch(channel);
                        return channel;
                    }
                } finally {
                    if (!locked) {
                        channel.close();
                    }
                }
            } catch (NoSuchFileException _) {
                // The folder has gone meanwhile: once more.
            } catch (IOException e) {
                throw FileFailure.of("lock", path, e);
            }
        }
    }

    /** By the channel itself: setting the time by the path would open the file and, closing it, release the lock. */
    private static void touch(FileChannel locked) {
        try {
            locked.write(ByteBuffer.wrap(new byte[1]), 0);
        } catch (IOException fullDisk) {
            return; // those who wait cannot tell us from the one before, and are less patient
        }
    }

    /** When the process that has the lock took it, which tells it from the one before. */
    private Optional<FileTime> taken() {
        try {
            return Optional.of(Files.getLastModifiedTime(path));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // just let go, with its folder
        } catch (IOException e) {
            throw FileFailure.of("lock", path, e);
        }
    }

    /**
     * What the path names now. A channel does not tell which file it has open; but a file that is held open keeps its number, so that
     * the same answer before opening and after locking means that the path names what was locked.
     */
    private Optional<String> identity() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(attributes.fileKey() + " of " + attributes.creationTime());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static final class Release implements Held {
        private final FileChannel channel;
        private final Semaphore mutex;
        private final AtomicBoolean closed = new AtomicBoolean();

        Release(FileChannel channel, Semaphore mutex) {
            this.channel = channel;
            this.mutex = mutex;
        }

        @Override
        public void close() {
            if (closed.getAndSet(true)) {
                return;
            }
            try {
                channel.close();
            } catch (IOException e) {
                throw new OckamException(ErrorCode.IO, "Cannot release a lock: " + e.getMessage(), e);
            } finally {
                mutex.release();
            }
        }
    }
}
