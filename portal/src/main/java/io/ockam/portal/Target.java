package io.ockam.portal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.SocketFailures;
import io.ockam.portal.connection.Affinity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The server of an outlet: its name is resolved for every connection, and its addresses are tried one after the other. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the channel, and that is seen
final class Target {
    private final HostPort peer;
    private final Sockets sockets;
    private final Affinity affinity;
    private final Duration limit;
    private final Optional<SSLContext> tls;

    Target(HostPort peer, Sockets sockets, Affinity affinity, OutletOptions options) {
        this.peer = peer;
        this.sockets = sockets;
        this.affinity = affinity;
        this.limit = options.connect();
        this.tls = options.tls();
    }

    HostPort peer() {
        return peer;
    }

    /** Calls one of the two, once: {@code connected} on the channel's event loop, {@code failed} with the reason anywhere. */
    void connect(Consumer<Channel> connected, Consumer<String> failed) {
        // A resolver may block for seconds: not on the thread of a worker.
        Thread.ofVirtual().name("connect " + peer).start(() -> {
            try {
                tryNext(peer.resolve(), 0, connected, failed);
            } catch (OckamException e) {
                failed.accept(e.getMessage());
            }
        });
    }

    private void tryNext(List<InetSocketAddress> addresses, int index, Consumer<Channel> connected,
            Consumer<String> failed) {
        Bootstrap bootstrap = sockets.client(affinity).handler(new ChannelInboundHandlerAdapter())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limit.toMillis());
        bootstrap.connect(addresses.get(index)).addListener((ChannelFutureListener) attempt -> {
            if (attempt.isSuccess()) {
                secured(attempt, connected, failed);
            } else if (index + 1 < addresses.size()) {
                tryNext(addresses, index + 1, connected, failed);
            } else {
                failed.accept(SocketFailures.ofConnect(attempt.cause(), peer).getMessage());
            }
        });
    }

    private void secured(ChannelFuture attempt, Consumer<Channel> connected, Consumer<String> failed) {
        Channel channel = attempt.channel();
        if (tls.isEmpty()) {
            connected.accept(channel);
            return;
        }
        SslHandler handler = new SslHandler(engine(tls.get()),
                task -> Thread.ofVirtual().name("tls " + peer).start(task));
        handler.setHandshakeTimeoutMillis(limit.toMillis());
        handler.handshakeFuture().addListener(done -> {
            channel.config().setAutoRead(false);
            if (done.isSuccess()) {
                connected.accept(channel);
            } else {
                channel.close();
                failed.accept("the TLS handshake with " + peer + " failed: " + done.cause().getMessage());
            }
        });
        // The handshake reads by itself; a portal reads when it may.
        channel.config().setAutoRead(true);
        channel.pipeline().addFirst(handler);
    }

    private SSLEngine engine(SSLContext context) {
        String host = peer.host().startsWith("[") ? peer.host().substring(1, peer.host().length() - 1) : peer.host();
        SSLEngine engine = context.createSSLEngine(host, peer.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }
}
