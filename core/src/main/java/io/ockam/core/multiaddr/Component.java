package io.ockam.core.multiaddr;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * One step of a multi-address, {@code /tcp/4000}.
 *
 * @param value in canonical form: IP addresses as RFC 5952 writes them, ports without leading zeros, else any text without
 *        {@code /}, which may be empty
 */
public record Component(Protocol protocol, String value) {
    private static final int MOST_PORT = 65_535;

    /** @throws OckamException {@link ErrorCode#INVALID} if the value is none of this protocol */
    public Component {
        value = switch (protocol) {
            case IP4 -> IpText.canonical4(value);
            case IP6 -> IpText.canonical6(value);
            case TCP -> Integer.toString(port(value));
            case DNSADDR, SERVICE, NODE, PROJECT, SPACE, SECURE, WORKER -> plain(value);
        };
    }

    private static String plain(String value) {
        if (value.indexOf('/') >= 0) {
            throw invalid("'" + value + "' cannot be part of an address: it contains '/'");
        }
        return value;
    }

    private static int port(String value) {
        String digits = value.startsWith("+") ? value.substring(1) : value;
        if (digits.isEmpty()) {
            throw invalid(value.isEmpty() ? "cannot parse integer from empty string" : "invalid digit found in string");
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                throw invalid("invalid digit found in string");
            }
            port = Math.min(port * 10 + (digit - '0'), MOST_PORT + 1);
        }
        if (port > MOST_PORT) {
            throw invalid("number too large to fit in target type");
        }
        return port;
    }

    private static OckamException invalid(String message) {
        return new OckamException(ErrorCode.INVALID, message);
    }

    /** {@code /service/echo}. */
    @Override
    public String toString() {
        return "/" + protocol.prefix() + "/" + value;
    }
}
