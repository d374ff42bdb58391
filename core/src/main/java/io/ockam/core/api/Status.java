package io.ockam.core.api;

import io.ockam.core.ErrorCode;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;

/** How a request went, in the numbers of HTTP. */
public enum Status implements CborItem {
    OK(200, "Ok", ErrorCode.INTERNAL), BAD_REQUEST(400, "BadRequest", ErrorCode.INVALID), UNAUTHORIZED(401,
            "Unauthorized", ErrorCode.NO_PERMISSION), FORBIDDEN(403, "Forbidden", ErrorCode.NO_PERMISSION), NOT_FOUND(
                    404, "NotFound", ErrorCode.NOT_FOUND), METHOD_NOT_ALLOWED(405, "MethodNotAllowed",
                            ErrorCode.UNSUPPORTED), TIMEOUT(408, "Timeout", ErrorCode.TIMED_OUT), CONFLICT(409,
                                    "Conflict", ErrorCode.CONFLICT), INTERNAL_SERVER_ERROR(500, "InternalServerError",
                                            ErrorCode.INTERNAL), NOT_IMPLEMENTED(501, "NotImplemented",
                                                    ErrorCode.UNSUPPORTED);

    private final int code;
    private final String text;
    private final ErrorCode error;

    Status(int code, String text, ErrorCode error) {
        this.code = code;
        this.text = text;
        this.error = error;
    }

    /** What a client that gets this status reports. */
    ErrorCode error() {
        return error;
    }

    /** An unknown one counts as absent where it is optional. */
    static Status read(CborReader in) {
        int code = in.u16();
        for (Status status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw in.unknownVariant(code);
    }

    @Override
    public void write(CborWriter out) {
        out.unsigned(code);
    }

    /** {@code 404 NotFound}. */
    @Override
    public String toString() {
        return code + " " + text;
    }
}
