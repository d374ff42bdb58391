package io.ockam.command.render;

import io.ockam.command.terminal.Lines;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a person reads when a command failed: what happened, why, what to do, and a code to look up. */
public final class ErrorReport {
    private ErrorReport() {}

    /**
     * The report.
     *
     * @param width of the terminal
     * @param withTrace also where in the program it happened
     */
    public static String of(Throwable failure, int width, boolean withTrace) {
        StringBuilder text = new StringBuilder("\n" + Lines.heading("Error:", width) + "\n\n");
        text.append(Lines.indented(message(failure), "    ")).append('\n');
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String why = cause.getMessage();
            if (why != null && !message(failure).contains(why)) {
                text.append("       > ").append(why).append('\n');
            }
        }
        if (failure instanceof OckamException known && known.hint() != null) {
            text.append('\n').append(Lines.indented(String.valueOf(known.hint()), "    ")).append('\n');
        }
        text.append("\n    Error code: ").append(code(failure)).append('\n');
        if (withTrace) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            text.append('\n').append(Lines.indented(trace.toString(), "    ")).append('\n');
        }
        return text.append(Lines.separator(width)).append('\n').toString();
    }

    private static String message(Throwable failure) {
        return failure instanceof OckamException known
                ? known.getMessage()
                : "Something went wrong that should not (" + failure + "); -vv shows where. Please report it.";
    }

    private static String code(Throwable failure) {
        ErrorCode code = failure instanceof OckamException known ? known.code() : ErrorCode.INTERNAL;
        return switch (code) {
            case INVALID -> "OCK400";
            case NO_PERMISSION -> "OCK403";
            case NOT_FOUND -> "OCK404";
            case ALREADY_EXISTS -> "OCK409";
            case CONFLICT -> "OCK412";
            case MALFORMED -> "OCK422";
            case IN_USE -> "OCK423";
            case CANCELLED -> "OCK499";
            case INTERNAL -> "OCK500";
            case UNSUPPORTED -> "OCK501";
            case UNAVAILABLE -> "OCK503";
            case TIMED_OUT -> "OCK504";
            case EXHAUSTED -> "OCK507";
            case IO -> "OCK520";
        };
    }
}
