package io.ockam.command.terminal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.io.Serial;

/** Whoever was to read the result has closed the pipe, as {@code head} does when it has enough: a failure that nobody wants a report of. */
public final class NobodyReadsException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    NobodyReadsException(IOException cause) {
        super(ErrorCode.IO, "Nobody reads the result any more", cause);
    }

    /** Whether {@code failure} says so: the only sign of it that Java gives. */
    static boolean is(IOException failure) {
        return "Broken pipe".equals(failure.getMessage());
    }
}
