package io.ockam.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.ockam.core.worker.NonBlockingThread;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which a node's sockets are read and written: native epoll where the platform has it, NIO elsewhere.
 *
 * <p>One set serves everything of a node that has sockets; who owns it closes it last. Its threads are daemons, start when they
 * are needed, and are marked as {@link io.ockam.core.worker.NonBlockingThread}. Thread-safe.
 */
public final class EventLoops implements AutoCloseable {
    private final EventLoopGroup group;
    private final boolean epoll;

    private EventLoops(EventLoopGroup group, boolean epoll) {
        this.group = group;
        this.epoll = epoll;
    }

    /**
     * @param name in the names of the threads
     * @param threads at least 1
     */
    public static EventLoops start(String name, int threads) {
        return start(name, threads, Epoll.isAvailable());
    }

    /** NIO even where epoll is available. */
    public static EventLoops startNio(String name, int threads) {
        return start(name, threads, false);
    }

    private static EventLoops start(String name, int threads, boolean epoll) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = loop -> new LoopThread(loop, name + "-io-" + number.getAndIncrement());
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new EventLoops(new MultiThreadIoEventLoopGroup(threads, factory, io), epoll);
    }

    /** The runtime refuses to block it. */
    private static final class LoopThread extends FastThreadLocalThread implements NonBlockingThread {
        LoopThread(Runnable loop, String name) {
            super(loop, name);
            setDaemon(true);
        }
    }

    /** Whether sockets are native ones. */
    public boolean isEpoll() {
        return epoll;
    }

    /** A template for outgoing connections: threads and kind of channel are set. */
    public Bootstrap client() {
        return new Bootstrap().group(group).channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class);
    }

    /**
     * A template for listeners: threads and kind of channel are set.
     *
     * @param address where they will listen: at one of IPv4 nobody is heard over IPv6, {@code 0.0.0.0} included, as else both would be
     */
    public ServerBootstrap server(InetAddress address) {
        SocketProtocolFamily family = address instanceof Inet4Address
                ? SocketProtocolFamily.INET
                : SocketProtocolFamily.INET6;
        return new ServerBootstrap().group(group).channelFactory(() -> epoll
                ? new EpollServerSocketChannel(family)
                : new NioServerSocketChannel(SelectorProvider.provider(), family));
    }

    /** Ends the threads, and whatever is still open on them. Does not wait. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the threads
    public void close() {
        group.shutdownGracefully(0, Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    }
}
