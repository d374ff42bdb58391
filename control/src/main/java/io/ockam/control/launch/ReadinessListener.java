package io.ockam.control.launch;

import io.ockam.control.Deadline;
import io.ockam.control.operation.Nothing;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The parent's end of the readiness channel: a domain socket for one line of one child. Nothing is polled; the child's death ends the wait
 * at once. For one thread.
 */
public final class ReadinessListener implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 64 << 10;

    private final SocketPlace place;
    private final ServerSocketChannel server;
    private volatile @Nullable SocketChannel child;
    private volatile boolean isLate;

    private ReadinessListener(SocketPlace place, ServerSocketChannel server) {
        this.place = place;
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param folder that only its owner can enter; the socket is made there, or in the temp directory if its path is too long
     * @throws OckamException if no socket can be made
     */
    public static ReadinessListener open(Path folder) {
        SocketPlace place = SocketPlace.of(folder.resolve("ready-" + ProcessHandle.current().pid() + ".sock"));
        try {
            return new ReadinessListener(place,
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                            .bind(UnixDomainSocketAddress.of(place.path())));
        } catch (IOException e) {
            place.close();
            throw new OckamException(ErrorCode.IO, "Cannot listen at " + place.path() + ": " + e.getMessage(), e);
        }
    }

    /** What the child is to be told. */
    public Path socket() {
        return place.path();
    }

    /**
     * Waits until the child is ready.
     *
     * @return false if it has ended without a word
     * @throws OckamException what the child has told; {@link ErrorCode#TIMED_OUT}
     */
    public boolean await(Process process, Deadline deadline) {
        Thread watcher = Thread.ofPlatform().daemon().name("readiness").start(() -> watch(process, deadline));
        String line = "";
        try (SocketChannel accepted = server.accept()) {
            child = accepted;
            line = isLate ? "" : line(Channels.newInputStream(accepted));
        } catch (IOException e) {
            if (!isLate) {
                throw new OckamException(ErrorCode.IO, "Cannot hear from the node's process: " + e.getMessage(), e);
            }
        } finally {
            watcher.interrupt();
        }
        if (line.isEmpty() && isLate) {
            throw new OckamException(ErrorCode.TIMED_OUT,
                    "The node's process was not ready within " + deadline.limit().toSeconds() + " s");
        }
        if (!line.isEmpty()) {
            Readiness.read(line).ifPresent(failure -> {
                throw failure;
            });
        }
        return !line.isEmpty();
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_LINE_BYTES);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private void watch(Process process, Deadline deadline) {
        try {
            isLate = !process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            wake();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the child has told; nothing is left to watch
        }
    }

    /**
     * Ends the wait: by a connection of our own without a word. It stands behind a connection of the child, so that what the child told in
     * its last moment is not lost. If the socket has gone, the child had connected.
     */
    private void wake() {
        try (SocketChannel own = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            own.connect(UnixDomainSocketAddress.of(place.path()));
            SocketChannel told = child;
            if (isLate && told != null) {
                told.close();
            }
        } catch (IOException e) {
            closeChild(e);
        }
    }

    private void closeChild(IOException reason) {
        try {
            SocketChannel told = child;
            if (isLate && told != null) {
                told.close();
            }
        } catch (IOException e) {
            e.addSuppressed(reason);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (place) {
            server.close();
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot close the readiness socket: " + e.getMessage(), e);
        }
    }
}
