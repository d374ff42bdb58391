package io.ockam.transport.tcp.blocking;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.transport.Transport;
import io.ockam.core.worker.Workers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connects a short-lived node to others; nobody can connect to it.
 *
 * <pre>{@code
 * try (WorkerRuntime node = WorkerRuntime.start("command"); BlockingTcp tcp = new BlockingTcp(node, timeout)) {
 *     Address peer = tcp.connect(HostPort.parse("localhost:4000")).sender();
 *     String reply = node.call(Route.of(peer, Address.local("echo")), "hello", String.class, timeout);
 * }
 * }</pre>
 *
 * Thread-safe. Closing it ends all connections at once.
 */
public final class BlockingTcp implements Transport, AutoCloseable {
    private final Workers workers;
    private final Duration connectTimeout;
    private final Map<Address, BlockingConnection> connections = new ConcurrentHashMap<>();

    /** @param connectTimeout for each address of a peer */
    public BlockingTcp(Workers workers, Duration connectTimeout) {
        this.workers = workers;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public int type() {
        return Address.TCP;
    }

    /** Connects to {@code 1#host:port}, as {@link #connect}. */
    @Override
    public Address resolve(Address address) {
        if (address.type() != Address.TCP) {
            throw new OckamException(ErrorCode.INVALID,
                    "this address can not be resolved by a TCP transport: " + address);
        }
        return connect(HostPort.parse(address.name())).sender();
    }

    /**
     * Connects, always anew, to the first address of {@code peer} that answers. Blocks; an interrupt does not end the wait.
     *
     * @throws OckamException {@link ErrorCode#UNAVAILABLE} if the name does not resolve or nobody listens there,
     *         {@link ErrorCode#TIMED_OUT}, {@link ErrorCode#CONFLICT} if the node is stopping
     */
    public BlockingConnection connect(HostPort peer) {
        OckamException last = null;
        for (InetSocketAddress address : peer.resolve()) {
            try {
                return open(socket(address), IpPort.of(address));
            } catch (ConnectException e) {
                last = new OckamException(ErrorCode.UNAVAILABLE,
                        "Nobody listens at " + peer + ": the connection was refused", e);
            } catch (SocketTimeoutException e) {
                last = new OckamException(ErrorCode.TIMED_OUT, "Nobody answered at " + peer + " within "
                        + connectTimeout.toMillis() + " ms", e);
            } catch (IOException e) {
                last = new OckamException(ErrorCode.UNAVAILABLE,
                        "Unable to connect to " + peer + ": " + e.getMessage(), e);
            }
        }
        throw last == null ? new OckamException(ErrorCode.UNAVAILABLE, peer + " has no address") : last;
    }

    private SocketChannel socket(InetSocketAddress address) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.socket().connect(address, Math.clamp(connectTimeout.toMillis(), 1, Integer.MAX_VALUE));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private BlockingConnection open(SocketChannel socket, IpPort peer) throws IOException {
        BlockingConnection connection;
        try {
            connection = new BlockingConnection(socket, peer, workers, connections::remove);
        } catch (OckamException e) {
            socket.close();
            throw e;
        }
        connections.put(connection.sender(), connection);
        connection.start();
        return connection;
    }

    /** The open connection with this sending address. */
    public Optional<BlockingConnection> find(Address sender) {
        return Optional.ofNullable(connections.get(sender));
    }

    @Override
    public void disconnect(Address sender) {
        find(sender).orElseThrow(
                () -> new OckamException(ErrorCode.NOT_FOUND, "There is no connection at " + sender)).disconnect();
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> connection.close("the transport was closed"));
    }
}
