package io.ockam.portal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.portal.connection.Affinity;
import io.ockam.portal.protocol.PortalMessage;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where portals get their sockets from: event loops of their own, or those that a node has anyway.
 *
 * @param servers gives a fresh template for that address, with event loops and the type of channel set
 * @param clients the same for connections
 * @param onClose ends the event loops, if they are its own
 */
public record Sockets(Function<InetAddress, ServerBootstrap> servers, Supplier<Bootstrap> clients, Runnable onClose)
        implements
            AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(128 << 10, 512 << 10);

    /** Event loops of somebody else, who ends them after the portals. */
    public static Sockets shared(Function<InetAddress, ServerBootstrap> servers, Supplier<Bootstrap> clients) {
        return new Sockets(servers, clients, () -> {});
    }

    /** {@code threads} event loops of its own: native ones where the platform has them. */
    public static Sockets start(String name, int threads) {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(threads, new LoopThreads(name),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        return new Sockets(
                address -> new ServerBootstrap().group(group).channelFactory(() -> server(epoll, address)),
                () -> new Bootstrap().group(group).channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class),
                () -> group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS));
    }

    /** At an address of IPv4 nobody is to be heard over IPv6, {@code 0.0.0.0} included. */
    private static ServerChannel server(boolean epoll, InetAddress address) {
        SocketProtocolFamily family = address instanceof Inet4Address
                ? SocketProtocolFamily.INET
                : SocketProtocolFamily.INET6;
        return epoll
                ? new EpollServerSocketChannel(family)
                : new NioServerSocketChannel(SelectorProvider.provider(), family);
    }

    private static final class LoopThreads extends DefaultThreadFactory {
        LoopThreads(String name) {
            super(name + "-portals", true);
        }

        @Override
        protected Thread newThread(Runnable task, String name) {
            return new LoopThread(threadGroup, task, name);
        }
    }

    private static final class LoopThread extends FastThreadLocalThread implements NonBlockingThread {
        LoopThread(ThreadGroup group, Runnable task, String name) {
            super(group, task, name);
        }
    }

    /** The event loops, of which none is preferred yet. */
    Affinity affinity() {
        return new Affinity(clients.get().config().group());
    }

    /** For listening: its connections are read only when a portal wants it. */
    ServerBootstrap server(InetAddress address, Affinity affinity) {
        ServerBootstrap template = servers.apply(address);
        ChannelFactory<ServerChannel> kind = () -> template.config().channelFactory().newChannel();
        return new ServerBootstrap().channelFactory(kind)
                .group(template.config().group(), affinity).option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.AUTO_READ, false).childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, reads());
    }

    /** For connecting, with the same options. */
    Bootstrap client(Affinity affinity) {
        return clients.get().clone(affinity.next()).option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_READ, false).option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .option(ChannelOption.RECVBUF_ALLOCATOR, reads());
    }

    /** Until a portal has the socket, which says what it wants. */
    private static AdaptiveRecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(512, 4096, PortalMessage.LARGEST_DATA);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
