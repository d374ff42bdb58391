package io.ockam.command.render;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.control.Version;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What a person reads when a command failed: what happened, why, what to do, and a code to look up. */
public final class ErrorReport {
    private static final String MARGIN = "    ";
    private static final int MOST_CAUSES = 10;

    private ErrorReport() {}

    /**
     * The report.
     *
     * @param width of the terminal
     * @param withTrace also where in the program it happened
     */
    public static String of(Throwable failure, int width, boolean withTrace) {
        StringBuilder text = new StringBuilder("\n").append(Lines.heading(Paint.red("Error:"), width)).append("\n\n")
                .append(Lines.indented(message(failure), MARGIN)).append('\n');
        for (String why : causes(failure)) {
            text.append(MARGIN).append("   > ").append(why).append('\n');
        }
        String hint = failure instanceof OckamException known ? known.hint() : null;
        if (hint != null) {
            text.append('\n').append(Lines.indented(hint, MARGIN)).append('\n');
        }
        text.append('\n').append(MARGIN).append(Paint.darkGrey("Error code: " + code(failure))).append('\n')
                .append(MARGIN).append(Paint.darkGrey("version: " + Version.current().number())).append('\n');
        String commit = Version.current().hash();
        if (!commit.isEmpty()) {
            text.append(MARGIN).append(Paint.darkGrey("compiled from: " + commit)).append('\n');
        }
        if (withTrace) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            text.append('\n').append(Lines.indented(trace.toString(), MARGIN)).append('\n');
        }
        return text.append(Lines.separator(width)).append('\n').toString();
    }

    /** What stands behind the failure and says something new, the nearest first. */
    private static List<String> causes(Throwable failure) {
        List<String> told = new ArrayList<>(List.of(message(failure)));
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            String why = cause.getMessage();
            if (why != null && told.stream().noneMatch(text -> text.contains(why))) {
                told.add(why);
            }
        }
        return told.subList(1, told.size());
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
