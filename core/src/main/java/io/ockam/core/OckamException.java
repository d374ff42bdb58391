package io.ockam.core;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Whatever Ockam reports as failed: a code for programs, a message that says what happened and why, and perhaps a hint that
 * says what to do next.
 *
 * <p>Messages are shown to people and may be sent to peers: they name things, never secrets.
 */
public class OckamException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable String hint;

    public OckamException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public OckamException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, null, cause);
    }

    public OckamException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    public ErrorCode code() {
        return code;
    }

    /** What the reader may do about it. */
    public @Nullable String hint() {
        return hint;
    }

    /** The message; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code.name() : message;
    }
}
