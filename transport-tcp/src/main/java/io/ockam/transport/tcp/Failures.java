package io.ockam.transport.tcp;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.unix.Errors.NativeIoException;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.net.IpPort;
import java.net.BindException;
import java.net.ConnectException;

/** What the system says about sockets, in terms of the product. */
final class Failures {
    // errno of Linux, as native channels report them.
    private static final int EACCES = -13;
    private static final int EADDRINUSE = -98;
    private static final int EADDRNOTAVAIL = -99;

    private Failures() {}

    static OckamException ofConnect(Throwable cause, Object peer) {
        return switch (cause) {
            case OckamException known -> known;
            case ConnectTimeoutException _ -> new OckamException(ErrorCode.TIMED_OUT,
                    "Nobody answered at " + peer + " in time", cause);
            case ConnectException _ when describe(cause).contains("refused") -> new OckamException(
                    ErrorCode.UNAVAILABLE, "Nobody listens at " + peer + ": the connection was refused", cause);
            default -> new OckamException(ErrorCode.UNAVAILABLE,
                    "Unable to connect to " + peer + ": " + describe(cause), cause);
        };
    }

    static OckamException ofBind(Throwable cause, IpPort address) {
        String said = describe(cause);
        return switch (cause) {
            case OckamException known -> known;
            case NativeIoException e when e.expectedErr() == EADDRINUSE -> inUse(address, cause);
            case NativeIoException e when e.expectedErr() == EADDRNOTAVAIL -> notOurs(address, cause);
            case NativeIoException e when e.expectedErr() == EACCES -> notAllowed(address, cause);
            case BindException _ when said.contains("in use") -> inUse(address, cause);
            case BindException _ when said.contains("assign") -> notOurs(address, cause);
            case BindException _ when said.contains("denied") -> notAllowed(address, cause);
            default -> new OckamException(ErrorCode.UNAVAILABLE, "Unable to listen on " + address + ": " + said, cause);
        };
    }

    private static OckamException inUse(IpPort address, Throwable cause) {
        return new OckamException(ErrorCode.IN_USE, "The address " + address + " is already in use",
                "Choose another port, or 0 to let the system choose one.", cause);
    }

    private static OckamException notOurs(IpPort address, Throwable cause) {
        return new OckamException(ErrorCode.INVALID, "This machine does not have the address of " + address,
                "Choose one of its own, such as 127.0.0.1, or 0.0.0.0 for all of them.", cause);
    }

    private static OckamException notAllowed(IpPort address, Throwable cause) {
        return new OckamException(ErrorCode.NO_PERMISSION,
                "This user may not listen on " + address + ": " + describe(cause), cause);
    }

    /** The system's own words, without the name of the call in front and the address behind. */
    static String describe(Throwable cause) {
        String said = cause.getMessage();
        if (said == null) {
            return cause.getClass().getSimpleName();
        }
        int native0 = said.indexOf("): ");
        String words = native0 < 0 ? said : said.substring(native0 + 3);
        int address = words.indexOf(": /");
        return address < 0 ? words : words.substring(0, address);
    }
}
