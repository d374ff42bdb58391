package io.ockam.control.launch;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.FileFailure;
import io.ockam.state.file.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A path for a domain socket that the platform can take: the wished one if it is short enough, else one in a fresh folder under the temp
 * directory. Either way only the owner can enter the folder. Closing removes socket and fresh folder.
 */
public final class SocketPlace implements AutoCloseable {
    /** The least of the platforms' limits is 104 bytes with the final zero (macOS); Linux takes 108. */
    public static final int MAX_BYTES = 103;

    private static final String PREFIX = "ockam-";

    private final Path path;
    private final Optional<Path> fresh;

    private SocketPlace(Path path, Optional<Path> fresh) {
        this.path = path;
        this.fresh = fresh;
    }

    /**
     * Finds the place, and removes a socket that an earlier process has left there.
     *
     * @param wished in a folder that only its owner can enter
     * @throws OckamException {@link ErrorCode#INVALID} if even the temp directory's path is too long; as {@link FileFailure}
     */
    public static SocketPlace of(Path wished) {
        return of(wished, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    static SocketPlace of(Path wished, Path temporary) {
        if (isShort(wished)) {
            PrivateFolder.delete(wished);
            return new SocketPlace(wished, Optional.empty());
        }
        if (!isShort(temporary.resolve(PREFIX + "0".repeat(20)).resolve("s"))) {
            throw new OckamException(ErrorCode.INVALID,
                    "The path of the temp directory is too long for a socket in it: " + temporary,
                    "Name a shorter one with TMPDIR, or a shorter home with OCKAM_HOME.", null);
        }
        try {
            Path folder = Files.createTempDirectory(temporary, PREFIX); // 0700, with a name nobody can foresee
            return new SocketPlace(folder.resolve("s"), Optional.of(folder));
        } catch (IOException e) {
            throw FileFailure.of("create a folder in", temporary, e);
        }
    }

    private static boolean isShort(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** What a process that was killed has left at {@code socket}: the socket, and its folder if we had made that. */
    static void clear(Path socket, Path expected) {
        Path folder = socket.getParent();
        if (socket.equals(expected)) {
            PrivateFolder.delete(socket);
        } else if (folder != null && String.valueOf(folder.getFileName()).startsWith(PREFIX) && socket.endsWith("s")) {
            PrivateFolder.delete(socket);
            if (PrivateFolder.names(folder).isEmpty()) {
                PrivateFolder.delete(folder);
            }
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        PrivateFolder.delete(path);
        fresh.ifPresent(PrivateFolder::delete);
    }
}
