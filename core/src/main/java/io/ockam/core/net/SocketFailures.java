package io.ockam.core.net;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.net.BindException;
import java.net.ConnectException;

/**
 * What the system says about sockets, in terms of the product: the same for native channels, for those of NIO and for blocking ones.
 *
 * <p>The system's exception is not the cause of the product's. It would add the name of a call and a number to what is said already.
 */
public final class SocketFailures {
    // Linux, as native channels report them. They go before the words, which are in the user's language.
    private static final int EACCES = 13;
    private static final int EADDRINUSE = 98;
    private static final int EADDRNOTAVAIL = 99;
    private static final int ETIMEDOUT = 110;
    private static final int ECONNREFUSED = 111;
    private static final String BEFORE_NUMBER = "error(-";
    private static final String BEFORE_WORDS = "): ";

    private enum Problem {
        REFUSED, TIMED_OUT, IN_USE, NOT_OURS, NOT_ALLOWED, OTHER
    }

    private SocketFailures() {}

    /** {@link ErrorCode#TIMED_OUT} or {@link ErrorCode#UNAVAILABLE}; {@code cause} itself if it is one of ours. */
    public static OckamException ofConnect(Throwable cause, Object peer) {
        if (cause instanceof OckamException known) {
            return known;
        }
        return switch (problem(cause)) {
            case REFUSED -> new OckamException(ErrorCode.UNAVAILABLE,
                    "Nobody listens at " + peer + ": the connection was refused");
            case TIMED_OUT -> new OckamException(ErrorCode.TIMED_OUT, "Nobody answered at " + peer + " in time");
            case IN_USE, NOT_OURS, NOT_ALLOWED, OTHER -> new OckamException(ErrorCode.UNAVAILABLE,
                    "Unable to connect to " + peer + ": " + describe(cause));
        };
    }

    /**
     * {@link ErrorCode#IN_USE}, {@link ErrorCode#INVALID} for an address of another machine, {@link ErrorCode#NO_PERMISSION} or {@link
     * ErrorCode#UNAVAILABLE}; {@code cause} itself if it is one of ours.
     */
    public static OckamException ofBind(Throwable cause, Object address) {
        if (cause instanceof OckamException known) {
            return known;
        }
        return switch (problem(cause)) {
            case IN_USE -> new OckamException(ErrorCode.IN_USE, "The address " + address + " is already in use",
                    "Choose another port, or 0 to let the system choose one.", null);
            case NOT_OURS -> new OckamException(ErrorCode.INVALID,
                    "This machine does not have the address of " + address,
                    "Choose one of its own, such as 127.0.0.1, or 0.0.0.0 for all of them.", null);
            case NOT_ALLOWED -> new OckamException(ErrorCode.NO_PERMISSION,
                    "This user may not listen on " + address + ": " + describe(cause));
            case REFUSED, TIMED_OUT, OTHER -> new OckamException(ErrorCode.UNAVAILABLE,
                    "Unable to listen on " + address + ": " + describe(cause));
        };
    }

    private static Problem problem(Throwable cause) {
        String words = describe(cause);
        return switch (number(cause)) {
            case ECONNREFUSED -> Problem.REFUSED;
            case ETIMEDOUT -> Problem.TIMED_OUT;
            case EADDRINUSE -> Problem.IN_USE;
            case EADDRNOTAVAIL -> Problem.NOT_OURS;
            case EACCES -> Problem.NOT_ALLOWED;
            default -> switch (cause) {
                case ConnectException _ when words.contains("refused") -> Problem.REFUSED;
                case ConnectException _ when words.contains("timed out") -> Problem.TIMED_OUT;
                case BindException _ when words.contains("in use") -> Problem.IN_USE;
                case BindException _ when words.contains("assign") -> Problem.NOT_OURS;
                case BindException _ when words.contains("denied") -> Problem.NOT_ALLOWED;
                default -> Problem.OTHER;
            };
        };
    }

    /** The 98 of {@code bind(..) failed with error(-98): Address already in use}; 0 if there is none. */
    private static int number(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        int before = said.indexOf(BEFORE_NUMBER);
        int behind = said.indexOf(BEFORE_WORDS, before + 1);
        return before < 0 || behind < 0 ? 0 : digits(said.substring(before + BEFORE_NUMBER.length(), behind));
    }

    private static int digits(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** The system's own words, without the name of the call in front and the address behind. */
    public static String describe(Throwable cause) {
        String said = cause.getMessage();
        if (said == null) {
            return cause.getClass().getSimpleName();
        }
        int call = said.indexOf(BEFORE_WORDS);
        String words = call < 0 ? said : said.substring(call + BEFORE_WORDS.length());
        int address = words.indexOf(": /");
        return address < 0 ? words : words.substring(0, address);
    }
}
