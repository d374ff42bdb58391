package io.ockam.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.ockam.core.OckamException;
import io.ockam.core.frame.Frames;
import io.ockam.core.net.SocketFailures;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: its socket on one side, its two addresses in the node on the other.
 *
 * <pre>
 *   open ──▶ both ways ──▶ finishing: what was taken is written ──▶ lingering: until the peer closes too ──▶ closed
 *                 └──── an error, a malformed frame, a stalled peer ─────────────────────────────────────────▲
 * </pre>
 *
 * Confined to the event loop, but for {@link #finish(String)} and {@link #close(String)}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here ends the channel, and that is seen
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);
    /** A socket closed with unread bytes would take back what the peer has not read yet. */
    private static final Duration LINGER = Duration.ofMillis(200);

    private final Channel channel;
    private final TcpConnection connection;
    private final BiConsumer<TcpConnection, String> whenClosed;
    private final Exit exit;
    private final Entrance entrance;
    private final Inbound inbound;
    private final Outbound outbound;
    private final SystemBuffer system;
    private @Nullable String reason;
    private boolean peerEnded;
    private boolean lingering;

    /**
     * Registers the connection in the node; nothing is read or written before it is in the pipeline.
     *
     * @throws OckamException if its addresses are taken or the node is stopping; then nothing is registered
     */
    ConnectionHandler(Channel channel, ConnectionSetup setup, Workers workers, TcpOptions options,
            BiConsumer<TcpConnection, String> whenClosed) {
        this.channel = channel;
        this.whenClosed = whenClosed;
        this.connection = new TcpConnection(setup.sender(), setup.receiver(), setup.peer(), setup.mode(), setup.flow(),
                this::isSending, () -> finish("disconnected"));
        this.system = new SystemBuffer(channel);
        Source source = new Source("connection " + setup.peer(), this::pausedOrReleased);
        this.outbound = new Outbound(channel, setup.sender(), source, options, this::onLoop, this::close);
        Runnable onStop = () -> finish("its worker was stopped");
        this.exit = workers.exit(WorkerOptions.of(setup.sendingMailbox()).in(TcpTransport.PHASE), outbound, onStop);
        this.entrance = entrance(setup, workers, source, onStop);
        this.inbound = new Inbound(channel, entrance, setup.sender(), workers::stray);
        setup.register(workers.flowControls());
    }

    private Entrance entrance(ConnectionSetup setup, Workers workers, Source source, Runnable onStop) {
        try {
            return workers.entrance(WorkerOptions.of(setup.receivingMailbox(workers.flowControls()))
                    .in(TcpTransport.PHASE), source, onStop);
        } catch (OckamException e) {
            exit.close();
            throw e;
        }
    }

    TcpConnection connection() {
        return connection;
    }

    private boolean isSending() {
        return system.isMoving(outbound.left() > 0);
    }

    /** Begins to speak, and to listen. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel.closeFuture().addListener(_ -> closed());
        channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[]{Frames.VERSION}));
        outbound.drain();
        channel.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        connection.received(bytes.readableBytes());
        inbound.arrived(bytes);
        checkEnd();
    }

    private void process() {
        try {
            inbound.process();
            checkEnd();
        } catch (OckamException e) {
            close(e.getMessage());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            peerEnded = true;
            if (lingering) {
                channel.close();
            } else {
                checkEnd();
            }
        }
    }

    /** The peer has ended and all that it sent is in the node: what is queued for it is written, then this side ends. */
    private void checkEnd() {
        if (peerEnded && inbound.isDone()) {
            finish(inbound.isBetweenFrames()
                    ? "the peer closed the connection"
                    : "the peer closed the connection in the middle of a frame");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        outbound.drain();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(cause instanceof OckamException known ? known.getMessage() : SocketFailures.describe(cause));
    }

    /** On pause and release of the source, from any thread; a pause on the loop itself is seen by who delivers there. */
    private void pausedOrReleased() {
        onLoop(this::process);
    }

    private void onLoop(Runnable action) {
        try {
            channel.eventLoop().execute(action);
        } catch (RejectedExecutionException _) {
            LOG.trace("The event loops have ended, and {} with them", connection);
        }
    }

    /** Ends the connection once everything taken is written. From any thread. */
    void finish(String why) {
        onLoop(() -> {
            reason = reason == null ? why : reason;
            outbound.finish(this::written);
        });
    }

    private void written() {
        inbound.discard();
        free();
        if (peerEnded || !(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        lingering = true;
        duplex.shutdownOutput();
        channel.eventLoop().schedule(() -> channel.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the connection at once. From any thread. */
    void close(String why) {
        if (channel.eventLoop().inEventLoop()) {
            closeNow(why);
        } else {
            onLoop(() -> closeNow(why));
        }
    }

    private void closeNow(String why) {
        reason = reason == null ? why : reason;
        channel.close();
    }

    private void closed() {
        long left = outbound.left();
        inbound.discard();
        outbound.close();
        free();
        String why = reason == null ? "the connection was closed" : reason;
        LOG.info("Connection to peer '{}' was closed; dropping stream. {}{}", connection.peer(), why,
                left == 0 ? "" : " (" + left + " messages were not written)");
        whenClosed.accept(connection, why);
        connection.ended(why);
    }

    private void free() {
        exit.close();
        entrance.close();
    }
}
