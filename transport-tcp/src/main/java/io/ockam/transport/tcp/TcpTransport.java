package io.ockam.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.net.SocketFailures;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.transport.Transport;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Phase;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's connections to other nodes over TCP, and where it listens for them.
 *
 * <pre>{@code
 * TcpTransport tcp = TcpTransport.start(runtime, TcpOptions.defaults());
 * TcpConnection peer = tcp.connect(HostPort.parse("localhost:4000"));
 * runtime.call(Route.of(peer.sender(), Address.local("echo")), "hello", String.class, Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>Ends with its runtime, or when it is closed. Connecting and listening block the calling thread, which may be interrupted, and
 * must not be a pool thread or an event loop; everything else returns at once. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/tcp.md">TCP</a>
 */
@SuppressWarnings("FutureReturnValueIgnored") // of channels that are closed: that they close is seen
public final class TcpTransport implements Transport, AutoCloseable {
    /** Connections outlive the workers that still have something to say when the node stops. */
    static final Phase PHASE = new Phase("_internals.transport.tcp");
    private static final Logger LOG = LoggerFactory.getLogger(TcpTransport.class);

    private final Workers workers;
    private final TcpOptions options;
    private final EventLoops loops;
    private final Map<ChannelOption<?>, Object> socketOptions;
    private final Registry registry = new Registry();

    private TcpTransport(WorkerRuntime runtime, TcpOptions options, EventLoops loops) {
        this.workers = runtime;
        this.options = options;
        this.loops = loops;
        this.socketOptions = Sockets.options(loops.isEpoll(), options);
        // Before the first connection: what goes through it says goodbye, and was perhaps there before.
        runtime.use(PHASE);
    }

    /** A transport with event loops of its own. */
    public static TcpTransport start(WorkerRuntime runtime, TcpOptions options) {
        EventLoops own = EventLoops.start(options.name(), options.eventLoops());
        TcpTransport transport = start(runtime, options, own);
        runtime.stopped().thenRun(own::close);
        return transport;
    }

    /** A transport on event loops that others use as well; they are closed by their owner, after the runtime has stopped. */
    public static TcpTransport start(WorkerRuntime runtime, TcpOptions options, EventLoops shared) {
        TcpTransport transport = new TcpTransport(runtime, options, shared);
        runtime.stopped().thenRun(transport::close);
        return transport;
    }

    @Override
    public int type() {
        return Address.TCP;
    }

    /** Connects to {@code 1#host:port}, as {@link #connect(HostPort)}. */
    @Override
    public Address resolve(Address address) {
        if (address.type() != Address.TCP) {
            throw new OckamException(ErrorCode.INVALID,
                    "this address can not be resolved by a TCP transport: " + address);
        }
        return connect(HostPort.parse(address.name())).sender();
    }

    /** As {@link #connect(HostPort, TcpConnectionOptions)}, with everything chosen at random. */
    public TcpConnection connect(HostPort peer) {
        return connect(peer, TcpConnectionOptions.defaults());
    }

    /**
     * Connects, always anew, to the first address of {@code peer} that answers. Returns before the peer has sent anything.
     *
     * @throws OckamException {@link ErrorCode#UNAVAILABLE} if the name does not resolve or nobody listens there;
     *         {@link ErrorCode#TIMED_OUT}; {@link ErrorCode#CANCELLED} if the thread is interrupted;
     *         {@link ErrorCode#INVALID} on a thread that must not block;
     *         {@link ErrorCode#ALREADY_EXISTS} if a given address is taken; {@link ErrorCode#CONFLICT} if the node is stopping
     */
    public TcpConnection connect(HostPort peer, TcpConnectionOptions how) {
        Deadline deadline = Deadline.after(how.timeout().orElse(options.connectTimeout()));
        OckamException last = null;
        for (InetSocketAddress address : peer.resolve()) {
            try {
                return connect(address, how, deadline);
            } catch (OckamException e) {
                if (e.code() != ErrorCode.UNAVAILABLE) {
                    throw e;
                }
                LOG.debug("{}", e.getMessage());
                last = e;
            }
        }
        throw last == null ? new OckamException(ErrorCode.UNAVAILABLE, peer + " has no address") : last;
    }

    private TcpConnection connect(InetSocketAddress address, TcpConnectionOptions how, Deadline deadline) {
        IpPort peer = IpPort.of(address);
        CompletableFuture<TcpConnection> connected = new CompletableFuture<>();
        // The connection's own handler comes when it is connected; until then nothing is read.
        Bootstrap bootstrap = loops.client().handler(new ChannelInboundHandlerAdapter());
        socketOptions.forEach((option, value) -> set(bootstrap, option, value));
        bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, deadline.leftMillis());
        ChannelFuture connecting = bootstrap.connect(address);
        connecting.addListener(future -> {
            if (!future.isSuccess()) {
                connected.completeExceptionally(SocketFailures.ofConnect(future.cause(), peer));
                return;
            }
            try {
                connected.complete(
                        open(connecting.channel(), ConnectionSetup.outgoing(workers, peer, how)));
            } catch (OckamException e) {
                connecting.channel().close();
                connected.completeExceptionally(e);
            }
        });
        return deadline.await(connected, "connect to " + peer, () -> connecting.channel().close());
    }

    /** On the event loop of {@code channel}. */
    void accept(Channel channel, IpPort peer, FlowControlId listener) {
        try {
            open(channel, ConnectionSetup.incoming(workers, peer, listener));
        } catch (OckamException e) {
            LOG.info("A connection from {} was not accepted: {}", peer, e.getMessage());
            channel.close();
        }
    }

    private TcpConnection open(Channel channel, ConnectionSetup setup) {
        ConnectionHandler handler = new ConnectionHandler(channel, setup, workers, options, this::closed);
        registry.add(handler.connection());
        options.observer().connected(handler.connection());
        channel.pipeline().addLast(handler);
        return handler.connection();
    }

    private void closed(TcpConnection connection, String reason) {
        registry.remove(connection);
        options.observer().disconnected(connection, reason);
    }

    /** As {@link #listen(IpPort, TcpListenerOptions)}, with everything chosen at random. */
    public TcpListener listen(IpPort address) {
        return listen(address, TcpListenerOptions.defaults());
    }

    /**
     * Listens on {@code address}; port 0 lets the system choose one.
     *
     * @throws OckamException {@link ErrorCode#IN_USE}, naming the address; {@link ErrorCode#NO_PERMISSION};
     *         {@link ErrorCode#UNAVAILABLE} if this machine has no such address; {@link ErrorCode#ALREADY_EXISTS},
     *         {@link ErrorCode#CONFLICT}, {@link ErrorCode#CANCELLED} as {@link #connect(HostPort, TcpConnectionOptions)}
     */
    public TcpListener listen(IpPort address, TcpListenerOptions how) {
        Deadline deadline = Deadline.after(options.connectTimeout());
        FlowControlId flow = how.flow().orElseGet(workers.flowControls()::newId);
        ServerBootstrap bootstrap = loops.server(address.socketAddress().getAddress())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new Listening(this, flow, options.connectionsPerListener()));
        socketOptions.forEach((option, value) -> set(bootstrap, option, value));
        // Accepted sockets inherit it; set later, it would shrink a window that the peer knows already.
        options.socketBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
        CompletableFuture<TcpListener> listening = new CompletableFuture<>();
        ChannelFuture binding = bootstrap.bind(address.socketAddress());
        binding.addListener(future -> {
            if (!future.isSuccess()) {
                listening.completeExceptionally(SocketFailures.ofBind(future.cause(), address));
                return;
            }
            try {
                listening.complete(open(binding.channel(), how.address().orElseGet(workers::newAddress), flow));
            } catch (OckamException e) {
                binding.channel().close();
                listening.completeExceptionally(e);
            }
        });
        return deadline.await(listening, "listen on " + address, () -> binding.channel().close());
    }

    private TcpListener open(Channel channel, Address address, FlowControlId flow) {
        IpPort local = IpPort.of((InetSocketAddress) channel.localAddress());
        // Its place among the workers: nothing comes in or goes out there, but it can be listed, and stopped.
        Entrance entrance = workers.entrance(WorkerOptions.of(Mailbox.closed(address)).in(PHASE),
                Source.polled("listener " + local), channel::close);
        workers.flowControls().addSpawner(address, flow);
        TcpListener listener = new TcpListener(address, local, flow, channel::close);
        registry.add(listener);
        options.observer().listening(listener);
        channel.closeFuture().addListener(_ -> {
            entrance.close();
            registry.remove(listener);
            options.observer().stoppedListening(listener);
            listener.ended();
        });
        return listener;
    }

    /** Open connections, in the order in which they were made. */
    public List<TcpConnection> connections() {
        return registry.connections();
    }

    /** Listeners, in the order in which they were made. */
    public List<TcpListener> listeners() {
        return registry.listeners();
    }

    /** The first connection to this {@code ip:port}, or the one with this sending or receiving address. */
    public Optional<TcpConnection> findConnection(String socketOrWorker) {
        return registry.findConnection(socketOrWorker);
    }

    /** The listener that is bound to this {@code ip:port}, or has this address. */
    public Optional<TcpListener> findListener(String socketOrWorker) {
        return registry.findListener(socketOrWorker);
    }

    @Override
    public void disconnect(Address sender) {
        registry.connection(sender)
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND, "There is no connection at " + sender))
                .disconnect();
    }

    /** Closes all listeners, and all connections after what is queued was written. Returns at once. */
    @Override
    public void close() {
        registry.listeners().forEach(TcpListener::close);
        registry.connections().forEach(TcpConnection::disconnect);
    }

    @SuppressWarnings("unchecked") // the map was made with values of the options' types
    private static <T> void set(Bootstrap bootstrap, ChannelOption<T> option, Object value) {
        bootstrap.option(option, (T) value);
    }

    @SuppressWarnings("unchecked")
    private static <T> void set(ServerBootstrap bootstrap, ChannelOption<T> option, Object value) {
        bootstrap.childOption(option, (T) value);
    }
}
