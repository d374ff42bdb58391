package io.ockam.identity.home;

import io.ockam.core.OckamException;
import io.ockam.state.file.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Appends lines to a file and forces them to the disk in groups: however many come while one group is being written, they share the next
 * force. A group that fails leaves the file as it was before it. One process, thread-safe.
 */
final class Journal implements AutoCloseable {
    private record Line(ByteBuffer text, CompletableFuture<Void> durable) {}

    private final Path path;
    private final FileChannel channel;
    private final Executor executor;
    private List<Line> waiting = new ArrayList<>();
    private boolean writing;

    /**
     * @param size up to where the file is whole; what is behind is cut off
     * @param executor runs the writing, off the threads that append
     */
    Journal(Path path, long size, Executor executor) {
        this.path = path;
        this.executor = executor;
        try {
            channel = FileChannel.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
            channel.truncate(size).position(size);
        } catch (IOException e) {
            throw FileFailure.of("write", path, e);
        }
    }

    /**
     * Writes {@code line} soon. Does not wait.
     *
     * @return done once it is on the disk; fails with an {@link OckamException} if it is not
     */
    CompletionStage<Void> append(String line) {
        Line added = new Line(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)),
                new CompletableFuture<>());
        synchronized (this) {
            waiting.add(added);
            if (writing) {
                return added.durable;
            }
            writing = true;
        }
        executor.execute(this::writeAll);
        return added.durable;
    }

    private void writeAll() {
        for (List<Line> group = next(); !group.isEmpty(); group = next()) {
            try {
                write(group);
                group.forEach(line -> line.durable.complete(null));
            } catch (IOException e) {
                OckamException failure = FileFailure.of("write", path, e);
                group.forEach(line -> line.durable.completeExceptionally(failure));
            }
        }
    }

    /** All that wait; none, and the writing is over, if none do. */
    private synchronized List<Line> next() {
        List<Line> group = waiting;
        waiting = new ArrayList<>();
        writing = !group.isEmpty();
        notifyAll();
        return group;
    }

    private void write(List<Line> group) throws IOException {
        long before = channel.position();
        try {
            ByteBuffer[] texts = group.stream().map(Line::text).toArray(ByteBuffer[]::new);
            for (int i = 0; i < texts.length;) {
                channel.write(texts, i, texts.length - i);
                while (i < texts.length && !texts[i].hasRemaining()) {
                    i++;
                }
            }
            channel.force(false);
        } catch (IOException e) {
            try {
                channel.truncate(before).position(before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Writes what waits, then closes the file. Nothing is appended any more. */
    @Override
    public synchronized void close() {
        boolean interrupted = false;
        while (writing) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true; // a file half written would be worse
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw FileFailure.of("close", path, e);
        }
    }
}
