package io.ockam.node;

import io.ockam.core.Address;
import io.ockam.core.Encodable;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.transport.Transports;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.Connector;
import io.ockam.node.service.ServiceKind;
import io.ockam.node.service.Services;
import io.ockam.portal.Portals;
import io.ockam.portal.Sockets;
import io.ockam.portal.StrayPings;
import io.ockam.transport.tcp.EventLoops;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.transport.tcp.TcpTransport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * One node: workers that send each other messages, and the ways to other nodes.
 *
 * <pre>{@code
 * try (Node node = Node.start("n1")) {
 *     node.worker("echoer", (context, message) -> context.reply(message.payload()));
 *     String reply = node.call(Route.of("echoer"), "hello", String.class, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * What comes from another node reaches a worker only if that is a consumer of the connection's or its listener's flow control; {@link
 * #listen(String, String...)} registers those that it names.
 *
 * <p>Its threads are daemons: a program that should live as long as its node waits for {@link #stopped()}. Thread-safe.
 */
public final class Node implements AutoCloseable {
    private final NodeOptions options;
    private final WorkerRuntime runtime;
    private final EventLoops loops;
    private final TcpTransport tcp;
    private final Portals portals;
    private final Transports transports = new Transports();
    private final SecureChannels channels;
    private final Services services;
    private final Connector connector;

    private Node(NodeOptions options) {
        this.options = options;
        this.runtime = WorkerRuntime.start(options.runtime());
        this.loops = EventLoops.start(options.name(), options.tcp().eventLoops());
        this.tcp = TcpTransport.start(runtime, options.tcp(), loops);
        transports.register(tcp);
        this.connector = Connector.of(runtime, tcp);
        this.channels = new SecureChannels(runtime, options.kept(), InstantSource.system(), options.channels());
        this.portals = Portals.of(runtime, Sockets.shared(loops::server, loops::client)).over(channels::leadsOn);
        runtime.takeStrays(new StrayPings(runtime));
        this.services = new Services(runtime);
        for (ServiceKind kind : options.services()) {
            services.start(kind, Address.local(kind.text()));
        }
    }

    /** With the usual services, {@code echo} and {@code uppercase}. */
    public static Node start(String name) {
        return start(NodeOptions.named(name));
    }

    public static Node start(NodeOptions options) {
        return new Node(options);
    }

    public String name() {
        return options.name();
    }

    /** Starting, stopping and finding workers with all their options. */
    public Workers workers() {
        return runtime;
    }

    /** The program's own context, at the address {@code app}: everything may come in and go out. */
    public DetachedContext app() {
        return runtime.app();
    }

    public Services services() {
        return services;
    }

    public TcpTransport tcp() {
        return tcp;
    }

    /** Inlets and outlets, on the same event loops as TCP. */
    public Portals portals() {
        return portals;
    }

    /**
     * Channels with the identities of other nodes, and listeners for them. To use {@code /secure} parts of multi-addresses, give {@link
     * #connector()} a {@link io.ockam.node.connect.SecureStep}.
     */
    public SecureChannels channels() {
        return channels;
    }

    /** What resolves the addresses of routes that leave this node. */
    public Transports transports() {
        return transports;
    }

    /**
     * Starts {@code worker} at {@code name}; everything in this node may send to it.
     *
     * @throws io.ockam.core.OckamException {@code ALREADY_EXISTS} if the name is taken
     */
    public Address worker(String name, Worker worker) {
        return runtime.start(name, worker);
    }

    /** As {@link #worker(String, Worker)}, with addresses, access controls and execution of its own. */
    public Address worker(WorkerOptions how, Worker worker) {
        return runtime.start(how, worker);
    }

    /** Sends from {@link #app()}, see {@link DetachedContext#send}. */
    public void send(Route route, Encodable body) {
        runtime.app().send(route, body);
    }

    /** Sends text from {@link #app()}. */
    public void send(Route route, String text) {
        runtime.app().send(route, text);
    }

    /** Sends from a temporary address and waits for the reply, see {@link DetachedContext#call}. Blocks. */
    public Message call(Route route, Encodable body, Duration timeout) {
        return runtime.call(route, body, timeout);
    }

    /** Sends text and reads the reply as {@code type}: text, bytes or the raw payload. Blocks. */
    public <T> T call(Route route, String text, Class<T> type, Duration timeout) {
        return runtime.call(route, text, type, timeout);
    }

    /**
     * Listens for other nodes.
     *
     * @param address a literal {@code IP:PORT}; port 0: any free one
     * @param consumers the workers that they may reach; more can be added at any time, see {@link #admit}
     * @throws io.ockam.core.OckamException {@code IN_USE}, {@code INVALID}
     */
    public TcpListener listen(String address, String... consumers) {
        TcpListener listener = tcp.listen(IpPort.parse(address));
        for (String consumer : consumers) {
            admit(listener.flow(), consumer);
        }
        return listener;
    }

    /**
     * Connects to another node. What that node sends here of its own accord reaches nobody but admitted workers; replies find their way.
     *
     * @param address {@code HOST:PORT}
     * @return to be put in front of a route: {@code Route.of(connection.sender(), Address.local("echo"))}
     * @throws io.ockam.core.OckamException {@code UNAVAILABLE}, {@code TIMED_OUT}, {@code INVALID}
     */
    public TcpConnection connect(String address) {
        return tcp.connect(HostPort.parse(address));
    }

    /**
     * Opens what a multi-address names, {@code /dnsaddr/localhost/tcp/4000/service/echo}. Blocks.
     *
     * @return to be closed by whoever asked
     * @throws io.ockam.core.OckamException as {@link Connector#connect}
     */
    public Connection connect(MultiAddress address, Duration timeout) {
        return connector.connect(address, timeout);
    }

    /** What {@link #connect(MultiAddress, Duration)} uses; to be given further steps. */
    public Connector connector() {
        return connector;
    }

    /** Lets what comes in under {@code flow} reach {@code worker}. */
    public void admit(FlowControlId flow, String worker) {
        runtime.flowControls().addConsumer(Address.local(worker), flow);
    }

    /** Completes when the node has ended, by whomever. */
    public CompletionStage<Void> stopped() {
        return runtime.stopped();
    }

    /** Ends it in order: first the workers, what they still send included, then the transports. Waits, unless called by a worker of its own. */
    @Override
    public void close() {
        runtime.close();
        tcp.close();
        loops.close();
    }

    @Override
    public String toString() {
        return "Node[" + name() + "]";
    }
}
