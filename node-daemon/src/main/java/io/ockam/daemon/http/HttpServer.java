package io.ockam.daemon.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.ockam.core.OckamException;
import io.ockam.core.net.IpPort;
import io.ockam.core.net.SocketFailures;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A listening socket whose clients are answered by one {@link HttpService}, from here until it is closed. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_CHUNK = 64 * 1024;
    private static final long CLOSE_MILLIS = 500;

    private final Channel listener;
    private final ChannelGroup clients;

    private HttpServer(Channel listener, ChannelGroup clients) {
        this.listener = listener;
        this.clients = clients;
    }

    /**
     * Listens.
     *
     * @param admitted whether a client may speak at all; others are closed without a word
     * @throws OckamException as {@link SocketFailures#ofBind} if the address cannot be had
     */
    static HttpServer bind(EventLoopGroup loops, Class<? extends ServerChannel> type, SocketAddress address,
            HttpService service,
            HttpLimits limits, Predicate<Channel> admitted) {
        ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops).channel(type)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        if (clients.size() >= limits.connections() || !admitted.test(client)) {
                            client.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                            return;
                        }
                        clients.add(client);
                        client.pipeline()
                                .addLast(new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE)
                                        .setMaxHeaderSize(MAX_HEADERS).setMaxChunkSize(MAX_CHUNK)),
                                        new Exchanges(service, limits));
                    }
                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw SocketFailures.ofBind(bound.cause(),
                    address instanceof InetSocketAddress internet ? IpPort.of(internet) : address);
        }
        return new HttpServer(bound.channel(), clients);
    }

    /** Where it listens; with the port that was found when any was asked for. */
    public SocketAddress address() {
        return listener.localAddress();
    }

    /** Accepts nobody from now on; who is connected stays. */
    public void stopAccepting() {
        listener.close().awaitUninterruptibly(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops accepting, and gives what is being answered so long to end; what then is not answered is cancelled. */
    public void drain(Duration limit) {
        stopAccepting();
        clients.forEach(client -> client.pipeline().fireUserEventTriggered(Exchanges.Ending.ENDING));
        clients.newCloseFuture().awaitUninterruptibly(limit.toMillis(), TimeUnit.MILLISECONDS);
        close();
    }

    /** Stops accepting, and closes all connections behind the answers that are out; what is still being answered is cancelled. */
    @Override
    public void close() {
        stopAccepting();
        clients.flush();
        clients.close().awaitUninterruptibly(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
