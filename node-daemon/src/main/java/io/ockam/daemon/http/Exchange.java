package io.ockam.daemon.http;

import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. Made and ended on the event loop; between, its service runs on a virtual thread. Whoever comes
 * first ends it: the answer, the deadline, or the client that leaves.
 */
@SuppressWarnings("FutureReturnValueIgnored") // whatever fails in a channel closes it, and that is noticed
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final ChannelHandlerContext context;
    private final HttpService service;
    private final HttpQuestion question;
    private boolean keepAlive;
    private final Runnable whenAnswered;
    private final Thread thread;
    private final Object writable = new Object();

    private boolean ended;
    private boolean streaming;
    private @Nullable ScheduledFuture<?> deadline;

    Exchange(ChannelHandlerContext context, HttpService service, HttpQuestion question, boolean keepAlive,
            Runnable whenAnswered) {
        this.context = context;
        this.service = service;
        this.question = question;
        this.keepAlive = keepAlive;
        this.whenAnswered = whenAnswered;
        this.thread = Thread.ofVirtual().name("request " + question.method() + " " + question.target())
                .unstarted(this::run);
    }

    void start() {
        deadline = context.executor().schedule(this::expire, question.deadline().limit().toMillis(),
                TimeUnit.MILLISECONDS);
        thread.start();
    }

    private void run() {
        HttpAnswer answer;
        try {
            answer = service.answer(question);
        } catch (InterruptedException e) {
            // The deadline or the client's end, which have answered already; or nobody is there to answer to.
            answer = service.refusal(503, "The request was cancelled");
        } catch (Exception e) {
            LOG.error("no answer to {} {}", question.method(), question.target(), e);
            answer = service.refusal(500, "The node failed to answer; its log says why");
        }
        switch (answer) {
            case HttpAnswer.Whole whole -> context.executor().execute(() -> finish(whole));
            case HttpAnswer.Streamed streamed -> stream(streamed);
        }
    }

    private void finish(HttpAnswer.Whole answer) {
        if (!ended) {
            end();
            whenAnswered(answer);
        }
    }

    private void whenAnswered(HttpAnswer.Whole answer) {
        ChannelFuture written = writeWhole(context, answer, question.method().equals("HEAD"), keepAlive);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        whenAnswered.run();
    }

    private void stream(HttpAnswer.Streamed answer) {
        context.executor().execute(() -> {
            if (!ended) {
                streaming = true;
                stopWaiting();
                HttpResponse head = new DefaultHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
                answer.headers().forEach(head.headers()::set);
                head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
                context.writeAndFlush(head).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            }
        });
        try {
            answer.source().writeTo(this::write);
        } catch (InterruptedException | IOException e) {
            LOG.debug("the client of {} has gone: {}", question.target(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("no further answer to {} {}", question.method(), question.target(), e);
            context.executor().execute(() -> context.close());
            return;
        }
        context.executor().execute(() -> {
            if (!ended) {
                end();
                ChannelFuture written = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                if (!keepAlive) {
                    written.addListener(ChannelFutureListener.CLOSE);
                }
                whenAnswered.run();
            }
        });
    }

    private void write(byte[] bytes) throws IOException, InterruptedException {
        if (bytes.length == 0) {
            return; // an empty chunk would end the answer
        }
        synchronized (writable) {
            while (context.channel().isActive() && !context.channel().isWritable()) {
                writable.wait();
            }
        }
        if (!context.channel().isActive()) {
            throw new IOException("the client has gone");
        }
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    void writabilityChanged() {
        synchronized (writable) {
            writable.notifyAll();
        }
    }

    private void expire() {
        if (!ended && !streaming) {
            end();
            thread.interrupt();
            whenAnswered(
                    whole(service.refusal(504,
                            "The request was not answered within " + question.deadline().limit().toMillis() + " ms")));
        }
    }

    /** The client has gone, or the server ends. */
    void cancel() {
        if (!ended) {
            end();
            thread.interrupt();
            writabilityChanged();
        }
    }

    /** The server ends: an answer that is still to come is the connection's last, and one without an end stops here. */
    void beTheLast() {
        keepAlive = false;
        if (streaming) {
            cancel();
            context.close();
        }
    }

    boolean isLast() {
        return !keepAlive;
    }

    private void end() {
        ended = true;
        stopWaiting();
    }

    private void stopWaiting() {
        ScheduledFuture<?> waiting = deadline;
        deadline = null;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    static HttpAnswer.Whole whole(HttpAnswer refusal) {
        return switch (refusal) {
            case HttpAnswer.Whole whole -> whole;
            case HttpAnswer.Streamed _ -> throw new IllegalStateException("a refusal is not streamed");
        };
    }

    /** @param headOnly whether the body is only spoken of, as HEAD asks */
    static ChannelFuture writeWhole(ChannelHandlerContext context, HttpAnswer.Whole answer, boolean headOnly,
            boolean keepAlive) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body().asBuffer()));
        HttpHeaders headers = response.headers();
        answer.headers().forEach(headers::set);
        if (!headOnly || !answer.body().isEmpty() || answer.status() != 200) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length());
        }
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, "close");
        }
        return context.writeAndFlush(response);
    }
}
