package io.ockam.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.frame.OutgoingFrame;
import io.ockam.core.net.SocketFailures;
import io.ockam.core.pressure.Backlog;
import io.ockam.core.pressure.OutgoingQueue;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Exit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a connection still has to write: any thread appends, the event loop drains into the socket's buffers, as many frames in
 * one as fit, for as long as the socket takes them.
 *
 * <p>Everything but {@link #take} is confined to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here ends the channel, and that is seen
final class Outbound implements Exit.Taker {
    private static final int CHUNK = 256 << 10;
    private static final int SMALLEST_CHUNK = 512;
    /** How often a drain fills the socket's buffers before others on the loop have their turn. */
    private static final int ROUNDS = 16;
    private static final Duration FINISH_TIMEOUT = Duration.ofSeconds(1);

    private final Channel channel;
    private final Address sender;
    private final OutgoingQueue<OutgoingFrame> queue;
    private final Consumer<Runnable> loop;
    private final Consumer<String> close;
    private final Duration stallTimeout;
    private volatile @Nullable Runnable whenWritten;
    private boolean draining;
    private boolean lastWritten;
    private long progress;
    // What the watch saw last.
    private @Nullable Future<?> watch;
    private long progressSeen;
    private long stalledSince;

    /**
     * @param loop runs an action on the event loop, later
     * @param close ends the connection at once with a reason; called from any thread
     */
    Outbound(Channel channel, Address sender, Source own, TcpOptions options, Consumer<Runnable> loop,
            Consumer<String> close) {
        this.channel = channel;
        this.sender = sender;
        this.loop = loop;
        this.close = close;
        this.stallTimeout = options.stallTimeout();
        this.queue = new OutgoingQueue<>(new Backlog(options.marks(), own, options.ownMarks()), OutgoingFrame::length,
                () -> loop.accept(this::drain));
    }

    @Override
    public Delivery take(Message message, @Nullable Source source) {
        if (whenWritten != null) {
            return new Delivery.Stopping(sender);
        }
        OutgoingFrame frame;
        try {
            frame = OutgoingFrame.of(message.onwardRoute().rest(), message.returnRoute(), message.payload());
        } catch (OckamException e) {
            close.accept(e.getMessage());
            return new Delivery.Stopping(sender);
        }
        return switch (queue.append(frame, source)) {
            case FINE -> Delivery.delivered();
            case OVER -> new Delivery.Backlogged(sender, queue.backlog().relief());
            case BEYOND -> new Delivery.Refused(sender);
        };
    }

    /**
     * Writes until nothing is left, the socket takes no more (then its becoming writable calls this again), or others on the loop
     * should have their turn.
     */
    void drain() {
        // Writing and flushing tell about writability, which comes back here.
        if (draining) {
            return;
        }
        draining = true;
        queue.begin();
        boolean more = true;
        for (int round = 0; more && round < ROUNDS; round++) {
            writeWhileWritable();
            channel.flush();
            more = mayWrite();
        }
        draining = false;
        if (more) {
            queue.suspend();
            loop.accept(this::drain);
        } else if (!channel.isWritable()) {
            queue.suspend();
            watch();
        } else if (whenWritten != null) {
            writeLast();
        }
    }

    private boolean mayWrite() {
        return channel.isWritable() && !lastWritten && queue.peek() != null;
    }

    private void writeWhileWritable() {
        OutgoingFrame first = queue.peek();
        while (first != null && mayWrite()) {
            channel.write(fill(first)).addListener(this::written);
            first = queue.peek();
        }
    }

    private void written(Future<?> write) {
        progress++;
        if (!write.isSuccess()) {
            close.accept("Failed to send to the peer: " + SocketFailures.describe(write.cause()));
        }
    }

    private ByteBuf fill(OutgoingFrame first) {
        int size = Math.clamp(queue.backlog().bytes(), SMALLEST_CHUNK, CHUNK);
        ByteBuf chunk = channel.alloc().directBuffer(size, size);
        ByteBuffer room = chunk.internalNioBuffer(0, size);
        int start = room.position();
        for (OutgoingFrame next = first; next != null && room.hasRemaining(); next = queue.peek()) {
            if (next.writeTo(room)) {
                queue.remove();
            }
        }
        return chunk.writerIndex(room.position() - start);
    }

    /** Takes nothing more, and calls {@code then} when everything taken has been handed to the system. */
    void finish(Runnable then) {
        if (whenWritten == null) {
            whenWritten = then;
            if (watch != null) {
                watch.cancel(false);
                watch = null;
            }
            watch();
            drain();
        }
    }

    private void writeLast() {
        Runnable then = whenWritten;
        if (!lastWritten && then != null) {
            lastWritten = true;
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> then.run());
        }
    }

    private void watch() {
        if (watch == null) {
            progressSeen = progress;
            stalledSince = now();
            lookAgain();
        }
    }

    private void lookAgain() {
        watch = channel.eventLoop().schedule(this::look, limit().toNanos() / 4, TimeUnit.NANOSECONDS);
    }

    /** Whether the peer takes anything: asked while it has more than enough to take. */
    private void look() {
        boolean due = whenWritten != null || queue.backlog().isOwnPaused();
        if (!due || progress != progressSeen) {
            progressSeen = progress;
            stalledSince = now();
        } else if (now() - stalledSince >= limit().toNanos()) {
            close.accept("the peer took nothing for " + limit().toMillis() + " ms while " + queue.backlog().bytes()
                    + " bytes waited for it");
            return;
        }
        watch = null;
        if (channel.isOpen() && (whenWritten != null || !channel.isWritable())) {
            lookAgain();
        }
    }

    private Duration limit() {
        return whenWritten == null ? stallTimeout : FINISH_TIMEOUT;
    }

    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    /** How many messages have not been written. */
    long left() {
        return queue.backlog().messages();
    }

    /** The socket is gone. */
    void close() {
        queue.close();
    }
}
