package io.ockam.core.net;

/** Port numbers as text. */
final class Ports {
    private Ports() {}

    /** @throws io.ockam.core.OckamException {@code INVALID} unless {@code digits} is a decimal number from 0 to 65535 */
    static int parse(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length() && port <= 65535; i++) {
            char digit = digits.charAt(i);
            port = digit >= '0' && digit <= '9' ? port * 10 + digit - '0' : Integer.MAX_VALUE;
        }
        if (digits.isEmpty() || port > 65535) {
            throw HostPort.invalid("Invalid port number " + digits);
        }
        return port;
    }
}
