package io.ockam.identity.policy.expression;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;

/** A text that is no policy expression, and the place where that shows. */
public final class SyntaxException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int offset;

    SyntaxException(String message, int offset) {
        super(ErrorCode.INVALID, message);
        this.offset = offset;
    }

    /** Counted in {@code char}s from the start of the text; its length if something is missing at its end. */
    public int offset() {
        return offset;
    }

    /** The line of {@code text} in which {@code offset} lies, and under it a caret. */
    static String pointed(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int newline = text.indexOf('\n', offset);
        String line = text.substring(start, newline < 0 ? text.length() : newline);
        int column = text.codePointCount(start, offset);
        return line.replaceAll("\\p{Cntrl}", " ") + "\n" + " ".repeat(column) + "^";
    }
}
