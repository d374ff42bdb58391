package io.ockam.state.file;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;

/** The file was written by a newer build. */
final class NewerFormatException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    NewerFormatException(long found, int known) {
        super(ErrorCode.UNSUPPORTED, "it has format " + found + ", this version of ockam knows formats up to " + known);
    }
}
