package io.ockam.portal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.net.IpPort;
import io.ockam.core.net.SocketFailures;
import io.ockam.portal.connection.Ends;
import io.ockam.portal.connection.PortalCounters;
import io.ockam.portal.connection.PortalEnd;
import io.ockam.portal.connection.Surroundings;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes TCP clients and carries what they say to an outlet.
 *
 * <p>It listens from the first {@link #open} on; while it is paused, clients are closed as they come. Thread-safe.
 */
public final class Inlet implements AutoCloseable {
    private final Sockets sockets;
    private final IpPort wanted;
    private final int most;
    private final Surroundings around;
    private final Ends ends;
    private volatile Optional<Route> route = Optional.empty();
    private volatile Runnable onClient = () -> {};
    private @Nullable Channel listener;
    private boolean closed;

    Inlet(Portals portals, String alias, IpPort address, InletOptions options) {
        this.sockets = portals.sockets();
        this.wanted = address;
        this.most = options.most();
        this.around = new Surroundings("tcp-inlet " + alias, portals.workers(), options.guard(), portals.times(),
                new PortalCounters(portals.clock()), portals.budget(), options.observer(), portals.leadsOn(),
                sockets.affinity());
        this.ends = new Ends(around.affinity(), portals.times());
    }

    /**
     * Sends clients that come from now on along {@code outlet}; listens if it does not yet. Blocks for a moment.
     *
     * @param outlet the way to the outlet, with its address
     * @return where it listens
     * @throws OckamException {@link ErrorCode#IN_USE} if something else has the port; {@link ErrorCode#CONFLICT} if it is closed
     */
    public synchronized IpPort open(Route outlet) {
        if (closed) {
            throw new OckamException(ErrorCode.CONFLICT, "The " + around.name() + " was deleted");
        }
        Channel listening = listener == null ? listen() : listener;
        listener = listening;
        route = Optional.of(outlet);
        return IpPort.of((InetSocketAddress) listening.localAddress());
    }

    private Channel listen() {
        ChannelFuture bound = sockets.server(wanted.socketAddress().getAddress(), around.affinity())
                .childHandler(new Accept()).bind(wanted.socketAddress()).awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        throw SocketFailures.ofBind(bound.cause(), wanted);
    }

    /** Runs {@code use} for each client that comes while there is a way to the outlet, on an event loop: it must be short. */
    public void onClient(Runnable use) {
        onClient = use;
    }

    /** New clients are closed; those that are there stay. */
    public void pause() {
        route = Optional.empty();
    }

    /** The connection to the outlet's node is gone: pauses, and closes all clients when what has come for them is written. */
    public void lost(String why) {
        pause();
        ends.forEach(end -> end.lost(why));
    }

    /** Where it listens; empty before the first {@link #open}, and after {@link #close}. */
    public synchronized Optional<IpPort> address() {
        return Optional.ofNullable(listener).filter(Channel::isActive)
                .map(channel -> IpPort.of((InetSocketAddress) channel.localAddress()));
    }

    public PortalCounters.Snapshot statistics() {
        return around.counters().snapshot();
    }

    /** Stops listening, and closes all clients. */
    @Override
    public synchronized void close() {
        closed = true;
        pause();
        if (listener != null) {
            listener.close().awaitUninterruptibly();
        }
        ends.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a client that cannot be closed is gone already
    @ChannelHandler.Sharable
    private final class Accept extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            Channel client = context.channel();
            context.pipeline().remove(this);
            Optional<Route> way = route;
            if (way.isEmpty() || ends.size() >= most) {
                around.counters().failed(way.isEmpty()
                        ? "a client came while there was no connection to the outlet"
                        : "more than " + most + " clients");
                client.close();
                return;
            }
            try {
                PortalEnd end = PortalEnd.greet(client, around, way.get(), ends::remove);
                ends.add(end);
                onClient.run();
            } catch (OckamException e) {
                around.counters().failed(e.getMessage());
                client.close();
            }
        }
    }
}
