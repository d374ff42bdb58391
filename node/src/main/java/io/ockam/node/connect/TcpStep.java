package io.ockam.node.connect;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.core.net.HostPort;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpConnectionOptions;
import io.ockam.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** {@code /ip4/…/tcp/…}, {@code /ip6/…/tcp/…} and {@code /dnsaddr/…/tcp/…}: a connection of its own, and at most one in an address. */
final class TcpStep implements Step {
    private final TcpTransport tcp;

    TcpStep(TcpTransport tcp) {
        this.tcp = tcp;
    }

    @Override
    public Optional<Stretch> find(List<Component> address) {
        Optional<Stretch> found = Optional.empty();
        for (int i = 0; i + 1 < address.size(); i++) {
            if (isHost(address.get(i).protocol()) && address.get(i + 1).protocol() == Protocol.TCP) {
                if (found.isPresent()) {
                    throw new OckamException(ErrorCode.INVALID,
                            "multiple tcp connections created in a `MultiAddr`", "An address may have one TCP part.",
                            null);
                }
                found = Optional.of(new Stretch(i, i + 2, false));
            }
        }
        return found;
    }

    private static boolean isHost(Protocol protocol) {
        return switch (protocol) {
            case IP4, IP6, DNSADDR -> true;
            case TCP, SERVICE, NODE, PROJECT, SPACE, SECURE, WORKER -> false;
        };
    }

    @Override
    public Link open(Route before, CompletionStage<String> lost, List<Component> stretch, Duration timeout) {
        Component host = stretch.getFirst();
        String name = host.protocol() == Protocol.IP6 ? "[" + host.value() + "]" : host.value();
        TcpConnection connection = tcp.connect(HostPort.parse(name + ":" + stretch.getLast().value()),
                TcpConnectionOptions.defaults().withTimeout(timeout));
        return new Link(connection.sender(), connection.flow(), connection::received,
                connection::isSending, connection.closed(), connection::disconnect);
    }
}
