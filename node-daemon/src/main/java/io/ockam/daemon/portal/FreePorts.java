package io.ockam.daemon.portal;

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

    /** One address of a host's: an IPv4 one if it has any. Blocks. */
    static IpPort resolve(String hostPort) {
        List<InetSocketAddress> found = HostPort.parse(hostPort).resolve();
        return IpPort.of(found.stream().filter(address -> address.getAddress() instanceof Inet4Address).findFirst()
                .orElse(found.getFirst()));
    }

    /**
     * Listens for a moment.
     *
     * @return the address with a port that was free just now
     * @throws io.ockam.core.OckamException {@link io.ockam.core.ErrorCode#IN_USE} if something else listens there
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
