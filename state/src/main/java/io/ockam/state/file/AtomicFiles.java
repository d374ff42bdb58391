package io.ockam.state.file;

import io.ockam.core.OckamException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces whole files, so that a reader without any lock sees the old content or the new, never a part.
 *
 * <pre>
 *  .n1.json.4242-7.tmp (0600 from birth)  ──write, fsync──▶  rename onto n1.json  ──▶  fsync of the folder
 * </pre>
 *
 * A write that fails leaves the old file and removes its temporary one; a process killed in the middle leaves a temporary file, which
 * {@link #sweep} of a later process removes. Thread-safe.
 */
public final class AtomicFiles {
    /** A record of ours is a few kilobytes; what is larger than this, in bytes, is not one. */
    public static final int MAX_BYTES = 16 << 20;

    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
    private static final String TEMPORARY = ".tmp";

    private final Disk disk;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();
    private final Queue<Path> unsettled = new ConcurrentLinkedQueue<>();

    public AtomicFiles() {
        this(new Disk(), InstantSource.system());
    }

    /** With another way to the disk, for tests of failing ones. */
    AtomicFiles(Disk disk, InstantSource clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * Makes {@code content} the content of {@code file}. The folder must exist.
     *
     * @throws OckamException as {@link FileFailure}; the old content is then still there
     */
    public void replace(Path file, byte[] content, Durability durability) {
        Path temporary = temporary(file);
        try {
            try {
                disk.write(temporary, content);
                if (durability == Durability.DURABLE || (durability == Durability.SOON && Files.exists(file))) {
                    disk.force(temporary); // else a crash could leave neither the old nor the new
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                remove(temporary, e);
                throw e;
            }
            switch (durability) {
                case DURABLE -> disk.force(folder(file));
                case SOON -> unsettled.add(file);
                case PROCESS -> {
                }
            }
        } catch (IOException e) {
            throw FileFailure.of("write", file, e);
        }
    }

    /**
     * Forces to the disk what was written to be durable {@linkplain Durability#SOON soon} and is still there.
     *
     * @throws OckamException as {@link FileFailure}; what has not been forced then is left to a next call
     */
    public void settle() {
        for (Path file = unsettled.peek(); file != null; file = unsettled.peek()) {
            try {
                disk.force(file);
                disk.force(folder(file));
            } catch (NoSuchFileException _) {
                // Removed or replaced since.
            } catch (IOException e) {
                throw FileFailure.of("write", file, e);
            }
            unsettled.remove(file);
        }
    }

    /**
     * The whole content; empty if there is no such file.
     *
     * @throws OckamException as {@link FileFailure}, also for a file of more than {@value #MAX_BYTES} bytes
     */
    public Optional<byte[]> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > MAX_BYTES) {
                throw new IOException("it is larger than any file of ours: " + size + " bytes");
            }
            ByteBuffer content = ByteBuffer.allocate((int) size);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // A replaced file never changes its size; a shorter one ends the loop.
            }
            byte[] bytes = new byte[content.position()];
            content.flip().get(bytes);
            return Optional.of(bytes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.of("read", file, e);
        }
    }

    /**
     * Removes {@code file}; false if it was not there.
     *
     * @throws OckamException as {@link FileFailure}
     */
    public boolean delete(Path file, Durability durability) {
        try {
            boolean removed = Files.deleteIfExists(file);
            if (removed && durability == Durability.DURABLE) {
                disk.force(folder(file));
            }
            return removed;
        } catch (IOException e) {
            throw FileFailure.of("remove", file, e);
        }
    }

    /** Whether a name in a folder is that of a temporary file of ours, finished or not. */
    public static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(TEMPORARY);
    }

    /** Removes the temporary files in {@code folder} whose processes have gone. Failing to is no failure: the next one will. */
    public void sweep(Path folder) {
        for (String name : PrivateFolder.names(folder)) {
            if (isTemporary(name) && isAbandoned(folder.resolve(name))) {
                remove(folder.resolve(name), new IOException("abandoned"));
            }
        }
    }

    private Path temporary(Path file) {
        return folder(file)
                .resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + count.incrementAndGet()
                        + TEMPORARY);
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    private boolean isAbandoned(Path temporary) {
        String name = String.valueOf(temporary.getFileName());
        String[] parts = name.substring(0, name.length() - TEMPORARY.length()).split("[.-]", -1);
        try {
            boolean alive = parts.length >= 2 && ProcessHandle.of(Long.parseLong(parts[parts.length - 2])).isPresent();
            return !alive || Files.getLastModifiedTime(temporary).toInstant()
                    .isBefore(clock.instant().minus(ABANDONED_AFTER));
        } catch (NumberFormatException | IOException _) {
            return false; // not made by us, or gone meanwhile
        }
    }

    private static void remove(Path temporary, IOException reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
