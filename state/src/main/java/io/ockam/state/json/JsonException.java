package io.ockam.state.json;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;

/** A text that is not JSON, or JSON that is not what was expected; {@link ErrorCode#MALFORMED}, the message says where. */
public final class JsonException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    public JsonException(String message) {
        super(ErrorCode.MALFORMED, message);
    }

    public JsonException(String message, Throwable cause) {
        super(ErrorCode.MALFORMED, message, cause);
    }

    /** The same, one field further out: {@code route: short: expected a text, found null}. */
    JsonException within(String field) {
        return new JsonException(field + ": " + getMessage(), this);
    }
}
