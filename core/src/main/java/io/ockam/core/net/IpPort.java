package io.ockam.core.net;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a socket: an IP address, never a name, and a port. The text form is {@code 127.0.0.1:4000} or
 * {@code [::1]:4000}.
 *
 * @param port 0–65535; 0 asks the system for one
 */
public record IpPort(InetAddress ip, int port) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** @throws OckamException {@link ErrorCode#INVALID} for a port outside 0–65535 */
    public IpPort {
        if (port < 0 || port > 65535) {
            throw HostPort.invalid("Invalid port number " + port);
        }
    }

    /** What a bound or connected socket tells. */
    public static IpPort of(InetSocketAddress address) {
        return new IpPort(address.getAddress(), address.getPort());
    }

    /** @throws OckamException {@link ErrorCode#INVALID}: nothing is looked up, so a name is no such address */
    public static IpPort parse(String text) {
        int colon = text.lastIndexOf(':');
        Optional<InetAddress> ip = colon < 0 ? Optional.empty() : literal(text.substring(0, colon));
        if (ip.isEmpty()) {
            throw HostPort.invalid("failed to parse the socket address " + text);
        }
        return new IpPort(ip.get(), Ports.parse(text.substring(colon + 1)));
    }

    private static Optional<InetAddress> literal(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(bracketed
                    ? Inet6Address.ofLiteral(host.substring(1, host.length() - 1))
                    : InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether {@code host} is written as in front of a port: {@code 127.0.0.1}, {@code [::1]}. */
    static boolean isLiteral(String host) {
        return literal(host).isPresent();
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(ip, port);
    }

    /** The same as a peer to connect to. */
    public HostPort toHostPort() {
        return new HostPort(host(), port);
    }

    private String host() {
        return ip instanceof Inet6Address ipv6 ? "[" + Ipv6Text.of(ipv6) + "]" : ip.getHostAddress();
    }

    /** {@code 127.0.0.1:4000}, {@code [::1]:4000}. */
    @Override
    public String toString() {
        return host() + ":" + port;
    }
}
