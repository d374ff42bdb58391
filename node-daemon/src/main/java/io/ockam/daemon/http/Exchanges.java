package io.ockam.daemon.http;

import static io.netty.handler.codec.http.HttpResponseStatus.CONTINUE;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_0;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.ockam.core.Bytes;
import io.ockam.control.Deadline;
import io.ockam.control.api.Api;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one connection, one after the other: collects a request, hands it over, waits for its answer. Confined to
 * the connection's event loop.
 *
 * <p>While a request is being answered the connection is still read, so that a client that leaves is noticed; what arrives
 * then is kept, and reading stops, until the answer is out.
 */
@SuppressWarnings("FutureReturnValueIgnored") // whatever fails in a channel closes it, and that is noticed
final class Exchanges extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private static final int LINGER_SECONDS = 2;

    /** Told to every connection when the server ends. */
    enum Ending { ENDING }

    private final HttpService service;
    private final HttpLimits limits;
    private final ArrayDeque<HttpObject> early = new ArrayDeque<>();

    private @Nullable HttpRequest head;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private @Nullable Exchange running;
    private @Nullable ScheduledFuture<?> arrival;
    private boolean closing;

    Exchanges(HttpService service, HttpLimits limits) {
        this.service = service;
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        awaitRequest(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (running != null) {
            early.add((HttpObject) message);
            context.channel().config().setAutoRead(false);
        } else {
            try {
                take(context, (HttpObject) message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }
    }

    private void take(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            LOG.debug("malformed request: {}", String.valueOf(part.decoderResult().cause()));
            refuse(context, 400, "The request is not HTTP/1.1");
            return;
        }
        if (part instanceof HttpRequest request) {
            start(context, request);
        }
        if (!closing && part instanceof HttpContent content) {
            ByteBuf bytes = content.content();
            if (body.size() + bytes.readableBytes() > limits.bodyBytes()) {
                tooLarge(context);
                return;
            }
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            body.writeBytes(copy);
            if (part instanceof LastHttpContent) {
                complete(context);
            }
        }
    }

    private void start(ChannelHandlerContext context, HttpRequest request) {
        head = request;
        body = new ByteArrayOutputStream();
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HTTP_1_1) && !version.equals(HTTP_1_0)) {
            refuse(context, 505, "The request is not HTTP/1.1");
        } else if (HttpUtil.getContentLength(request, 0L) > limits.bodyBytes()) {
            tooLarge(context);
        } else if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HTTP_1_1, CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void tooLarge(ChannelHandlerContext context) {
        refuse(context, 413, "A request may have at most " + limits.bodyBytes() + " bytes");
    }

    private void complete(ChannelHandlerContext context) {
        HttpRequest request = head;
        if (request == null) {
            refuse(context, 400, "The request is not HTTP/1.1");
            return;
        }
        stopWaiting();
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        HttpQuestion question = new HttpQuestion(request.method().name(), request.uri(), Map.copyOf(headers),
                Bytes.of(body.toByteArray()), Deadline.in(timeout(request)));
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        head = null;
        body = new ByteArrayOutputStream(0);
        Exchange exchange = new Exchange(context, service, question, keepAlive, () -> answered(context));
        running = exchange;
        exchange.start();
    }

    private Duration timeout(HttpRequest request) {
        String text = request.headers().get(Api.DEADLINE_HEADER);
        if (text != null) {
            try {
                Duration asked = Duration.ofMillis(Math.max(0, Long.parseLong(text.strip())));
                return asked.compareTo(limits.answering()) > 0 ? limits.answering() : asked;
            } catch (NumberFormatException e) {
                LOG.debug("a deadline that is no number was sent: {}", text);
            }
        }
        return limits.answering();
    }

    private void answered(ChannelHandlerContext context) {
        Exchange done = running;
        running = null;
        if (done == null || done.isLast()) {
            closing = true;
            return; // the exchange closes the channel behind its answer
        }
        awaitRequest(context);
        while (running == null && !closing && !early.isEmpty()) {
            HttpObject part = early.remove();
            try {
                take(context, part);
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
        if (early.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void awaitRequest(ChannelHandlerContext context) {
        stopWaiting();
        arrival = context.executor().schedule(() -> {
            if (head == null) {
                context.close();
            } else {
                refuse(context, 408, "The request took longer than " + limits.arriving().toSeconds() + " s to arrive");
            }
        }, limits.arriving().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        ScheduledFuture<?> waiting = arrival;
        arrival = null;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** Answers and hears the client out for a while, since a client that still writes would not read the answer before it was cut off. */
    private void refuse(ChannelHandlerContext context, int status, String reason) {
        closing = true;
        stopWaiting();
        Exchange.writeWhole(context, Exchange.whole(service.refusal(status, reason)), false, false)
                .addListener(written -> {
                    if (written.isSuccess() && context.channel() instanceof DuplexChannel channel) {
                        channel.shutdownOutput();
                        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
                    } else {
                        context.close();
                    }
                });
    }

    /** {@link Ending}: a connection that waits for a request is closed, another after its answer. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        Exchange exchange = running;
        if (event != Ending.ENDING) {
            context.fireUserEventTriggered(event);
        } else if (exchange == null) {
            context.close();
        } else {
            exchange.beTheLast();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Exchange exchange = running;
        if (exchange != null) {
            exchange.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        stopWaiting();
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        Exchange exchange = running;
        running = null;
        if (exchange != null) {
            exchange.cancel();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection of an HTTP client failed", cause);
        context.close();
    }
}
