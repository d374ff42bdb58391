package io.ockam.command.verb;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed cannot be meant: exit status 64, in one line and perhaps a tip, without the report of a failure. */
public final class UsageException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> details;
    private final boolean showsUsage;

    private UsageException(String message, List<String> details, boolean showsUsage, @Nullable Throwable cause) {
        super(ErrorCode.INVALID, message, null, cause);
        this.details = List.copyOf(details);
        this.showsUsage = showsUsage;
    }

    /** Followed by the usage line. */
    public static UsageException of(String message, String... details) {
        return new UsageException(message, List.of(details), true, null);
    }

    /** A value that its option cannot take, and why. */
    public static UsageException invalidValue(String value, Option option, String reason, @Nullable Throwable cause) {
        String message = "invalid value '" + value + "' for '" + option.shown() + "'";
        return option.possible().isEmpty()
                ? new UsageException(message + ": " + reason, List.of(), false, cause)
                : new UsageException(message,
                        List.of("[possible values: " + String.join(", ", option.possible()) + "]"), false, cause);
    }

    /** Two things that exclude each other. */
    public static UsageException conflict(String one, String other) {
        return of("the argument '" + one + "' cannot be used with '" + other + "'");
    }

    /** Lines below the message, such as {@code tip: a similar argument exists: '--output'}. */
    public List<String> details() {
        return details;
    }

    public boolean showsUsage() {
        return showsUsage;
    }
}
