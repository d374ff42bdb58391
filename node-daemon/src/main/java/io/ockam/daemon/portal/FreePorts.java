package io.ockam.daemon.portal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.net.SocketFailures;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Looks for the address of an inlet before it listens there, so that a wrong one is told at once. */
final class FreePorts {
    private FreePorts() {}

    /**
     * One address of a host's: an IPv4 one if it has any. Blocks.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it has none
     */
    static IpPort resolve(String hostPort) {
        List<InetSocketAddress> found;
        try {
            found = HostPort.parse(hostPort).resolve();
        } catch (OckamException e) {
            throw new OckamException(ErrorCode.INVALID, e.getMessage(), "Choose an address of this machine.", e);
        }
        return IpPort.of(found.stream().filter(address -> address.getAddress() instanceof Inet4Address).findFirst()
                .orElse(found.getFirst()));
    }

    /**
     * Listens for a moment.
     *
     * @return the address with a port that was free just now
     * @throws OckamException {@link ErrorCode#IN_USE} if something else listens there
     */
    static IpPort check(IpPort address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address.socketAddress());
            return IpPort.of((InetSocketAddress) probe.getLocalSocketAddress());
        } catch (IOException e) {
            throw SocketFailures.ofBind(e, address);
        }
    }
}
