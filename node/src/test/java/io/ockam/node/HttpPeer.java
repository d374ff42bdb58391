package io.ockam.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.ockam.core.net.HostPort;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A server of HTTP/1.1 and, for those who ask for it, HTTP/2. To GET it answers with as many bytes as the path says, to POST with the
 * SHA-256 of the body and whether its length was not told before.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here fails the client
final class HttpPeer implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger connections = new AtomicInteger();
    private final Channel listener;

    /** In the clear; HTTP/2 by an upgrade. */
    static HttpPeer plain() {
        return new HttpPeer(HttpPeer::plain);
    }

    /** Over TLS, where the handshake chooses the version. */
    static HttpPeer secured(KeyManagerFactory keys) throws SSLException {
        SslContext tls = SslContextBuilder.forServer(keys)
                .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1))
                .build();
        return new HttpPeer(client -> client.pipeline().addLast(tls.newHandler(client.alloc()), new Chosen()));
    }

    private HttpPeer(Consumer<Channel> protocol) {
        listener = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        connections.incrementAndGet();
                        protocol.accept(client);
                    }
                }).bind("127.0.0.1", 0).syncUninterruptibly().channel();
    }

    private static void plain(Channel client) {
        HttpServerCodec http1 = new HttpServerCodec();
        client.pipeline().addLast(http1, new HttpServerUpgradeHandler(http1,
                _ -> new Http2ServerUpgradeCodec(Http2FrameCodecBuilder.forServer().build(),
                        new Http2MultiplexHandler(streams()))),
                new Answers());
    }

    private static final class Chosen extends ApplicationProtocolNegotiationHandler {
        Chosen() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                context.pipeline().addLast(Http2FrameCodecBuilder.forServer().build(),
                        new Http2MultiplexHandler(streams()));
            } else {
                context.pipeline().addLast(new HttpServerCodec(), new Answers());
            }
        }
    }

    private static ChannelInitializer<Channel> streams() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true), new Answers());
            }
        };
    }

    HostPort address() {
        return new HostPort("127.0.0.1", ((InetSocketAddress) listener.localAddress()).getPort());
    }

    /** How many it has accepted. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }

    private static final class Answers extends SimpleChannelInboundHandler<HttpObject> {
        private final MessageDigest digest = sha256();
        private @Nullable HttpRequest request;

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof HttpRequest asked) {
                request = asked;
            }
            if (part instanceof HttpContent content) {
                digest.update(content.content().nioBuffer());
            }
            if (part instanceof LastHttpContent && request != null) {
                context.writeAndFlush(answer(request, digest.digest()));
                request = null;
            }
        }

        private static FullHttpResponse answer(HttpRequest asked, byte[] hash) {
            byte[] body = asked.method().name().equals("POST")
                    ? (HexFormat.of().formatHex(hash) + (HttpUtil.isTransferEncodingChunked(asked) ? " in pieces" : ""))
                            .getBytes(US_ASCII)
                    : new byte[Integer.parseInt(asked.uri().substring(1))];
            FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                    Unpooled.wrappedBuffer(body));
            HttpUtil.setContentLength(response, body.length);
            String stream = asked.headers().get(HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text());
            if (stream != null) {
                response.headers().set(HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text(), stream);
            }
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream");
            return response;
        }
    }
}
