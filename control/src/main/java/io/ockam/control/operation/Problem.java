package io.ockam.control.operation;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A failed request: {@code application/problem+json} (RFC 9457), with our code, a hint and the chain of causes.
 *
 * @param code in JSON in lower case with hyphens, {@code not-found}; one that is not known is taken from the status
 * @param detail what happened and why
 * @param hint what to do about it
 * @param causes of the failure, the nearest first; never a class name or a stack trace
 */
public record Problem(ErrorCode code, String detail, Optional<String> hint, List<String> causes) {
    public static final String MEDIA_TYPE = "application/problem+json";
    public static final Body<Problem> BODY = Body.object(Problem::toJson, Problem::of);
    private static final int MOST_CAUSES = 8;

    public Problem {
        causes = List.copyOf(causes);
    }

    /** What to tell of {@code failure}: all of an {@link OckamException}, of any other only that it is ours to mend. */
    public static Problem of(Throwable failure) {
        if (!(failure instanceof OckamException known)) {
            return new Problem(ErrorCode.INTERNAL, "Something that should not happen: see the node's log",
                    Optional.empty(), List.of());
        }
        List<String> causes = new ArrayList<>();
        for (Throwable cause = known.getCause(); cause != null
                && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            String text = cause.getMessage();
            if (text != null && !known.getMessage().contains(text)) {
                causes.add(text);
            }
        }
        return new Problem(known.code(), known.getMessage(), Optional.ofNullable(known.hint()), causes);
    }

    /** As the one who asked throws it. */
    public OckamException toException() {
        OckamException cause = null;
        for (String text : causes.reversed()) {
            cause = new OckamException(code, text, cause);
        }
        return new OckamException(code, detail, hint.orElse(null), cause);
    }

    /** The HTTP status. */
    public int status() {
        return switch (code) {
            case INVALID, MALFORMED -> 400;
            case NO_PERMISSION -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, IN_USE, CONFLICT -> 409;
            case CANCELLED -> 499;
            case INTERNAL, IO -> 500;
            case UNSUPPORTED -> 501;
            case UNAVAILABLE -> 503;
            case TIMED_OUT -> 504;
            case EXHAUSTED -> 507;
        };
    }

    /** The reason phrase of a status, as in {@code Status code: 400 BadRequest}. */
    public static String title(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 408 -> "RequestTimeout";
            case 409 -> "Conflict";
            case 413 -> "ContentTooLarge";
            case 499 -> "Cancelled";
            case 501 -> "NotImplemented";
            case 503 -> "Unavailable";
            case 504 -> "TimedOut";
            case 507 -> "Exhausted";
            default -> "InternalServerError";
        };
    }

    public JsonObject toJson() {
        JsonObject.Builder fields = JsonObject.builder().put("title", title(status())).put("status", status())
                .put("code", code.name().toLowerCase(Locale.ROOT).replace('_', '-')).put("detail", detail)
                .putIfPresent("hint", hint);
        return causes.isEmpty() ? fields.build() : fields.put("causes", Json.texts(causes)).build();
    }

    static Problem of(JsonObject fields) {
        ErrorCode code = fields.optionalText("code").flatMap(Problem::known)
                .orElseGet(() -> byStatus(fields.optionalInteger("status").orElse(500L)));
        String detail = fields.optionalText("detail").or(() -> fields.optionalText("title"))
                .orElse("The node said no, and not why");
        return new Problem(code, detail, fields.optionalText("hint"), fields.texts("causes"));
    }

    private static Optional<ErrorCode> known(String text) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equalsIgnoreCase(text.replace('-', '_'))) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** For a code that only a newer node knows. */
    private static ErrorCode byStatus(long status) {
        return switch (Math.clamp(status, 0, 999)) {
            case 400, 405, 413 -> ErrorCode.INVALID;
            case 401, 403 -> ErrorCode.NO_PERMISSION;
            case 404 -> ErrorCode.NOT_FOUND;
            case 408, 504 -> ErrorCode.TIMED_OUT;
            case 409 -> ErrorCode.CONFLICT;
            case 501 -> ErrorCode.UNSUPPORTED;
            case 503 -> ErrorCode.UNAVAILABLE;
            case 507 -> ErrorCode.EXHAUSTED;
            default -> ErrorCode.INTERNAL;
        };
    }
}
