package io.ockam.daemon.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event-loop thread for the HTTP servers of a node, with the native transport where there is one. It is not shared with
 * the node's messages: bulk there must not delay an answer here.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of the loop
public final class LocalSockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSockets.class);

    private final boolean epoll;
    private final EventLoopGroup loop;

    public LocalSockets(boolean nativeWherePossible) {
        epoll = nativeWherePossible && Epoll.isAvailable();
        loop = new MultiThreadIoEventLoopGroup(1, Thread.ofPlatform().daemon().name("http").factory(),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Listens on a domain socket that only this user may use: in a folder of mode 0700, itself 0600, and every client's user is
     * asked of the system. Root may do everything anyway and is admitted.
     *
     * @param socket a path that is free; its folder exists
     * @throws OckamException {@link ErrorCode#IN_USE}, {@link ErrorCode#IO}; {@link ErrorCode#NO_PERMISSION} if others could
     *     enter the folder
     */
    public HttpServer listen(Path socket, HttpService service, HttpLimits limits) {
        try {
            Path folder = socket.toAbsolutePath().getParent();
            if (folder == null
                    || !PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)).endsWith("------")) {
                throw new OckamException(ErrorCode.NO_PERMISSION,
                        "Others could enter the folder of the socket " + socket);
            }
            Object user = Files.getAttribute(folder, epoll ? "unix:uid" : "unix:owner");
            HttpServer server = epoll
                    ? HttpServer.bind(loop, EpollServerDomainSocketChannel.class,
                            new DomainSocketAddress(socket.toString()),
                            service, limits, client -> isUser(client, (Integer) user))
                    : HttpServer.bind(loop, NioServerDomainSocketChannel.class, UnixDomainSocketAddress.of(socket),
                            service,
                            limits, client -> isUser(client, (UserPrincipal) user));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return server;
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot listen on " + socket + ": " + e.getMessage(), e);
        }
    }

    private static boolean isUser(Channel client, int user) {
        try {
            int peer = ((EpollDomainSocketChannel) client).peerCredentials().uid();
            return peer == user || peer == 0 || refuse(peer);
        } catch (IOException e) {
            return refuse(e);
        }
    }

    private static boolean isUser(Channel client, UserPrincipal user) {
        UserPrincipal peer = client.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED)).user();
        return peer.getName().equals(user.getName()) || peer.getName().equals("root") || refuse(peer);
    }

    private static boolean refuse(Object peer) {
        LOG.warn("refused a client of the control socket: {}", peer);
        return false;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0: any free one
     * @throws OckamException {@link ErrorCode#IN_USE} or {@link ErrorCode#IO}
     */
    public HttpServer listen(int port, HttpService service, HttpLimits limits) {
        return HttpServer.bind(loop, epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class,
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), service, limits, _ -> true);
    }

    /** Ends the thread; servers are closed before. Does not wait for it. */
    @Override
    public void close() {
        loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }
}
