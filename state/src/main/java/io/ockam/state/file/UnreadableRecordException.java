package io.ockam.state.file;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A record is there but cannot be used: damaged ({@link ErrorCode#MALFORMED}), of a newer format ({@link ErrorCode#UNSUPPORTED}), or the
 * operating system refuses it (its code). The message names the file and the reason; the file is left as it is.
 */
public final class UnreadableRecordException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableRecordException(Path file, String kind, OckamException cause) {
        super(code(cause), "The " + kind + " file " + file + " cannot be used: " + cause.getMessage(), hint(cause),
                cause);
    }

    private static ErrorCode code(OckamException cause) {
        return cause.code() == ErrorCode.INVALID ? ErrorCode.MALFORMED : cause.code();
    }

    private static String hint(OckamException cause) {
        return switch (cause.code()) {
            case UNSUPPORTED -> "Use the newer version of ockam that wrote it.";
            case MALFORMED, INVALID -> "Mend the file or move it away; nothing else depends on it.";
            default -> Objects.requireNonNullElse(cause.hint(), "Look at the file's owner and mode.");
        };
    }
}
