package io.ockam.command.message;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.core.net.HostPort;
import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.transport.tcp.blocking.BlockingConnection;
import io.ockam.transport.tcp.blocking.BlockingTcp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A node inside this process that lives for one message: the runtime over a blocking socket. It listens nowhere, and is in no list.
 *
 * <p>It reaches others as every node does, by their listeners, so that their flow control holds for it.
 */
final class MomentaryNode implements AutoCloseable {
    private final WorkerRuntime runtime;
    private final BlockingTcp tcp;
    private final Channels channels;
    private final Duration timeout;
    /** Completes when the connection is lost, if there is one. */
    private CompletionStage<String> closed = new CompletableFuture<>();

    /** Makes a channel along a route to a listener. @return its address */
    @FunctionalInterface
    interface Channels {
        Address open(WorkerRuntime runtime, Route toListener, Duration timeout);
    }

    private MomentaryNode(WorkerRuntime runtime, BlockingTcp tcp, Channels channels, Duration timeout) {
        this.runtime = runtime;
        this.tcp = tcp;
        this.channels = channels;
        this.timeout = timeout;
    }

    /**
     * @param channels asked only for a route with a {@code /secure} part
     * @param timeout for connecting, for a channel, and again for the reply
     */
    static MomentaryNode start(Channels channels, Duration timeout) {
        WorkerRuntime runtime = WorkerRuntime.start(RuntimeOptions.named("message"));
        runtime.start("echo", (context, message) -> context.reply(message.payload()));
        return new MomentaryNode(runtime, new BlockingTcp(runtime, timeout), channels, timeout);
    }

    /**
     * Sends {@code message} as a BARE byte array and waits for one reply, of that form as well.
     *
     * @throws OckamException {@link ErrorCode#TIMED_OUT} if none comes; {@link ErrorCode#UNAVAILABLE} if nobody listens where the route
     *         leaves this node, or the connection is lost; {@link ErrorCode#INVALID} or {@link ErrorCode#UNSUPPORTED} for an address that leads nowhere
     */
    byte[] call(MultiAddress to, byte[] message) {
        Route route = route(to);
        try (Vigil vigil = new Vigil(closed)) {
            return Body.bytes(reply(vigil, route, message).payload());
        }
    }

    private Message reply(Vigil vigil, Route route, byte[] message) {
        try {
            return runtime.call(route, Body.of(message), timeout);
        } catch (OckamException e) {
            throw vigil.loss().map(reason -> new OckamException(ErrorCode.UNAVAILABLE,
                    "The connection was lost before a reply came: " + reason, e)).orElse(e);
        }
    }

    private Route route(MultiAddress to) {
        List<Address> hops = new ArrayList<>();
        List<Component> parts = to.components();
        for (int i = 0; i < parts.size(); i++) {
            Component part = parts.get(i);
            switch (part.protocol()) {
                case IP4, IP6, DNSADDR -> hops.add(connect(part, portBehind(parts, i++), hops));
                case SERVICE, WORKER -> hops.add(Address.local(part.value()));
                case SECURE -> {
                    hops.add(Address.local(part.value()));
                    Address channel = channels.open(runtime, Route.of(hops), timeout);
                    hops.clear();
                    hops.add(channel);
                }
                case PROJECT -> throw new OckamException(ErrorCode.UNSUPPORTED,
                        "Failed to resolve projects from '--to' address", "There is no orchestrator in this version.",
                        null);
                case TCP, NODE, SPACE -> throw new OckamException(ErrorCode.INVALID,
                        "'" + part + "' cannot stand there in '" + to + "'");
            }
        }
        return Route.of(hops);
    }

    private static int portBehind(List<Component> parts, int host) {
        if (host + 1 == parts.size() || parts.get(host + 1).protocol() != Protocol.TCP) {
            throw new OckamException(ErrorCode.INVALID,
                    "'" + parts.get(host) + "' needs a port: " + parts.get(host) + "/tcp/PORT");
        }
        return Integer.parseInt(parts.get(host + 1).value());
    }

    private Address connect(Component host, int port, List<Address> before) {
        if (!before.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "multiple tcp connections created in a `MultiAddr`",
                    "From this node only one connection is made, as the first hop of a route.", null);
        }
        String name = host.protocol() == Protocol.IP6 ? "[" + host.value() + "]" : host.value();
        try {
            BlockingConnection connection = tcp.connect(new HostPort(name, port));
            closed = connection.closed();
            return connection.sender();
        } catch (OckamException e) {
            throw new OckamException(e.code(),
                    "Couldn't convert MultiAddr to route: tcp_piece=" + host + "/tcp/" + port,
                    e.hint(), e);
        }
    }

    @Override
    public void close() {
        tcp.close();
        runtime.close();
    }
}
