package io.ockam.state.file;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/** Says in our words what the operating system refused: the path, the reason, what to do. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * The failure to report.
     *
     * @param doing what was tried, for example {@code write}
     * @param path of the file or folder
     * @return {@link ErrorCode#EXHAUSTED} for a full disk, {@link ErrorCode#NO_PERMISSION}, {@link ErrorCode#INVALID} for a path that cannot
     *         be what it should, otherwise {@link ErrorCode#IO}
     */
    public static OckamException of(String doing, Path path, IOException cause) {
        String reason = reason(cause);
        String what = "Cannot " + doing + " " + path + ": ";
        if (reason.contains("No space left") || reason.contains("quota exceeded") || isFull(path, cause)) {
            return new OckamException(ErrorCode.EXHAUSTED, what + "the disk is full",
                    "Free some space there and try again.",
                    cause);
        }
        return switch (cause) {
            case AccessDeniedException _ -> new OckamException(ErrorCode.NO_PERMISSION, what + "permission denied",
                    "Make it accessible to this user, or name another folder with OCKAM_HOME.", cause);
            case NotDirectoryException _ -> notFolder(what, cause);
            case FileAlreadyExistsException _ -> notFolder(what, cause);
            case NoSuchFileException _ -> new OckamException(ErrorCode.IO, what + "it does not exist", null, cause);
            default -> named(what, reason, cause);
        };
    }

    private static OckamException named(String what, String reason, IOException cause) {
        if (reason.contains("Read-only file system")) {
            return new OckamException(ErrorCode.NO_PERMISSION, what + "the file system is read-only",
                    "Name a folder that can be written with OCKAM_HOME.", cause);
        }
        if (reason.contains("File name too long")) {
            return new OckamException(ErrorCode.INVALID, what + "the name is too long", null, cause);
        }
        if (reason.contains("Not a directory")) {
            return notFolder(what, cause);
        }
        return new OckamException(ErrorCode.IO, what + reason, cause);
    }

    private static OckamException notFolder(String what, IOException cause) {
        return new OckamException(ErrorCode.INVALID, what + "a file is where a folder should be",
                "Move the file away, or name another folder with OCKAM_HOME.", cause);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }

    /** The reason's text may be in the language of the user; the free space is not. */
    private static boolean isFull(Path path, IOException cause) {
        if (cause.getClass() != IOException.class && cause.getClass() != FileSystemException.class) {
            return false;
        }
        try {
            Path there = path.toAbsolutePath();
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            return Files.getFileStore(there).getUsableSpace() == 0;
        } catch (IOException e) {
            cause.addSuppressed(e);
            return false;
        }
    }
}
