package io.ockam.command.identity;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The path of a file with an exported identity. */
final class IdentityFile {
    private IdentityFile() {}

    /** @throws OckamException {@link ErrorCode#INVALID} if it is no path */
    static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new OckamException(ErrorCode.INVALID, e.getReason(), e);
        }
    }
}
