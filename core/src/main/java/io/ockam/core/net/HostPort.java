package io.ockam.core.net;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a TCP peer is: a host's name or address, and a port.
 *
 * <p>The text form is {@code host:port}; an IPv6 address stands in brackets. A port alone, {@code 4000} or {@code :4000}, means
 * {@code 127.0.0.1}.
 *
 * @param host 1–253 ASCII characters of dot-separated labels, or an IP address as it is written before a port
 * @param port 0–65535
 * @see <a href="../../../../../../../../docs/protocol/tcp.md">TCP, "Addresses"</a>
 */
public record HostPort(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]*");

    /** @throws OckamException {@link ErrorCode#INVALID} for what could not be parsed either */
    public HostPort {
        if (port < 0 || port > 65535) {
            throw invalid("Invalid port number " + port);
        }
        if (!host.startsWith("[") || !IpPort.isLiteral(host)) {
            requireName(host);
        }
    }

    /**
     * Reads {@code localhost:80}, {@code 127.0.0.1:80}, {@code [::1]:80}, {@code :80} or {@code 80}.
     *
     * @throws OckamException {@link ErrorCode#INVALID}; the message says what is wrong
     */
    public static HostPort parse(String text) {
        int colon = text.startsWith("[") ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (colon < 0 || (colon == 0 && text.startsWith("["))) {
            if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw invalid("Invalid format. Expected 'hostname:port', not '" + text + "'");
            }
            return new HostPort(LOOPBACK, Ports.parse(text));
        }
        String host = colon == 0 ? LOOPBACK : text.substring(0, colon);
        return new HostPort(host, Ports.parse(text.substring(colon + 1)));
    }

    private static void requireName(String host) {
        if (!host.chars().allMatch(c -> c < 128)) {
            throw invalid("Hostname must be ascii: " + host);
        }
        if (host.isEmpty()) {
            throw invalid("Hostname cannot be empty");
        }
        if (host.length() > LONGEST_HOST) {
            throw invalid("Hostname too long " + host);
        }
        if ("-.".indexOf(host.charAt(0)) >= 0 || "-.".indexOf(host.charAt(host.length() - 1)) >= 0) {
            throw invalid("Hostname cannot start or end with a hyphen or dot " + host);
        }
        for (String label : host.split("\\.", -1)) {
            if (label.isEmpty()) {
                throw invalid("Hostname segment cannot be empty " + host);
            }
            if (label.length() > LONGEST_LABEL) {
                throw invalid("Hostname segment too long " + host);
            }
            if (!LABEL.matcher(label).matches()) {
                throw invalid("Hostname contains invalid characters " + host);
            }
        }
    }

    static OckamException invalid(String message) {
        return new OckamException(ErrorCode.INVALID, message);
    }

    /**
     * The addresses of the host, in the order that the system's resolver gives them. Blocks, perhaps for many seconds.
     *
     * @throws OckamException {@link ErrorCode#UNAVAILABLE} if the name is not known
     */
    public List<InetSocketAddress> resolve() {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, port)).toList();
        } catch (UnknownHostException e) {
            throw new OckamException(ErrorCode.UNAVAILABLE, "The name of the host '" + host + "' does not resolve", e);
        }
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
