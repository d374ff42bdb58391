package io.ockam.portal.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollInterest;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.log.Warnings;
import io.ockam.portal.connection.PortalFailure.Kind;
import io.ockam.portal.protocol.Capabilities;
import io.ockam.portal.protocol.PortalMessage;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a portal.
 *
 * <pre>
 *   inlet:   GREETING ── Pong ──▶ OPEN ── both sides ended, Disconnect, failure ──▶ FLUSHING ── written ──▶ CLOSED
 *   outlet:                 ───▶ OPEN ── the socket ended, the other end knows no End ──▶ LINGERING ──▶ CLOSED
 * </pre>
 *
 * <p>Everything that was received before an end is written before the socket is closed; whatever else ends a portal closes it, and is
 * told to the other end. Belongs to the channel's event loop; {@link Arrivals} hands over what comes on other threads, in order.
 *
 * @see <a href="../../../../../../../../docs/protocol/portals.md">Portals, "Closing"</a>
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the channel, and that is seen
public final class PortalEnd {
    private static final Logger LOG = LoggerFactory.getLogger(PortalEnd.class);
    private static final Warnings WARNINGS = new Warnings(LOG, System::nanoTime);

    private enum Phase {
        GREETING, OPEN, LINGERING, FLUSHING, CLOSED
    }

    private final Channel channel;
    private final Surroundings around;
    private final Consumer<PortalEnd> onEnd;
    private final ReceiveWindow window;
    private final Arrivals arrivals;
    private final ToPeer toPeer;
    private final ToSocket toSocket;
    private final Vigil vigil;
    private Phase phase = Phase.GREETING;
    private boolean failed;
    private boolean endSent;
    private boolean endReceived;
    /** The first message of the other end, without its payload: what a guard is asked about again and again. */
    private @Nullable Message greeting;

    private PortalEnd(Channel channel, Surroundings around, Route route, Consumer<PortalEnd> onEnd) {
        this.channel = channel;
        this.around = around;
        this.onEnd = onEnd;
        this.window = new ReceiveWindow(around.budget());
        this.vigil = new Vigil(around);
        this.toSocket = new ToSocket(channel);
        Address address = around.workers().newAddress();
        this.toPeer = new ToPeer(channel, around, address, route, this::resume, this::stop);
        this.arrivals = new Arrivals(around, address, window, () -> later(this::drain), this::credited,
                failure -> later(() -> fail(failure)), this::stop);
        channel.pipeline().addLast(new SocketHandler(this));
        EpollInterest.neverLose(channel);
        around.counters().opened();
    }

    /**
     * The inlet's end: sends a Ping along {@code outlet}, and reads the socket when the answer is there.
     *
     * @param channel connected, with auto-read off and half-closing allowed; call on its event loop
     * @param onEnd called once, on the event loop
     */
    public static PortalEnd greet(Channel channel, Surroundings around, Route outlet, Consumer<PortalEnd> onEnd) {
        PortalEnd end = new PortalEnd(channel, around, outlet, onEnd);
        FlowControls flows = around.workers().flowControls();
        flows.producerBehind(outlet.first()).ifPresent(producer -> flows.addConsumer(end.address(), producer.id()));
        end.guarded(() -> end.toPeer
                .send(new PortalMessage.Ping(Optional.of(new Capabilities(ReceiveWindow.INITIAL)))));
        return end;
    }

    /**
     * The outlet's end: answers {@code ping} with a Pong, and reads the socket.
     *
     * @param told the capabilities in the Ping
     * @param channel as in {@link #greet}
     */
    public static PortalEnd answer(Channel channel, Surroundings around, Message ping, Optional<Capabilities> told,
            Consumer<PortalEnd> onEnd) {
        PortalEnd end = new PortalEnd(channel, around, ping.returnRoute(), onEnd);
        FlowControls flows = around.workers().flowControls();
        flows.producer(ping.source()).ifPresent(producer -> flows.addConsumer(end.address(), producer.id()));
        end.arrivals.understands(told.isPresent());
        end.guarded(() -> {
            end.toPeer.send(new PortalMessage.Pong(told.map(_ -> new Capabilities(ReceiveWindow.INITIAL))));
            end.open(ping, told);
        });
        return end;
    }

    private void open(Message first, Optional<Capabilities> told) {
        greeting = Message.of(first.source(), first.destination(),
                new LocalMessage(first.onwardRoute(), first.returnRoute(), Payload.empty(), first.localInfo()));
        phase = Phase.OPEN;
        toPeer.open(first.returnRoute(), told);
        // The socket may have given everything already, its end included.
        resume();
    }

    /** The address that the other end talks to. */
    public Address address() {
        return arrivals.address();
    }

    /** Whether it is closed. Any thread. */
    public boolean isOver() {
        return arrivals.isOver();
    }

    /** Handles what has come from the other end, as far as the socket takes it. */
    void drain() {
        arrivals.queue().begin();
        for (Received next = arrivals.queue().peek(); next != null && phase != Phase.CLOSED; next = arrivals.queue()
                .peek()) {
            if (next.message() instanceof PortalMessage.Data && !channel.isWritable()) {
                // The socket's writability, when it comes back, brings us here again.
                arrivals.queue().suspend();
                break;
            }
            arrivals.queue().remove();
            Received current = next;
            guarded(() -> handle(current));
        }
        channel.flush();
    }

    private void handle(Received received) {
        switch (received.message()) {
            case PortalMessage.Data data -> write(data);
            case PortalMessage.Pong(Optional<Capabilities> told) when phase == Phase.GREETING
                    && received.greeting() != null ->
                open(received.greeting(), told);
            case PortalMessage.Ping _ when phase == Phase.GREETING ->
                throw new PortalFailure(Kind.BROKEN, "what answers there is no outlet");
            case PortalMessage.Disconnect(Optional<String> reason) -> ended(reason);
            case PortalMessage.End _ when phase == Phase.OPEN -> {
                endReceived = true;
                if (endSent) {
                    flushAndClose();
                } else {
                    toSocket.endOutput();
                }
            }
            default -> wrongTime(received.message());
        }
    }

    private void wrongTime(PortalMessage message) {
        WARNINGS.warn(() -> around.name() + ": a " + message.getClass().getSimpleName()
                + " came at the wrong time and was dropped");
    }

    private void ended(Optional<String> reason) {
        if (phase == Phase.GREETING) {
            throw new PortalFailure(Kind.BROKEN,
                    "the other end refused it" + reason.map(told -> ": " + told).orElse(""));
        }
        if (!failed && phase != Phase.FLUSHING) {
            reason.ifPresent(told -> report(new PortalFailure(Kind.BROKEN, "the other end closed it: " + told)));
        }
        flushAndClose();
    }

    private void write(PortalMessage.Data data) {
        if (phase == Phase.FLUSHING) {
            return;
        }
        if (phase == Phase.GREETING || endReceived) {
            wrongTime(data);
            return;
        }
        toSocket.write(data);
        int length = data.bytes().length();
        around.counters().received(length);
        if (arrivals.understands() && !failed) {
            int credit = window.consumed(length, channel.isWritable());
            if (credit > 0) {
                toPeer.send(new PortalMessage.Credit(credit));
            }
        }
    }

    private void credited(int bytes) {
        toPeer.credited(bytes);
        later(this::resume);
    }

    void socketRead(ByteBuf bytes) {
        toPeer.read(bytes);
        resume();
    }

    void socketInputEnded() {
        if (phase == Phase.FLUSHING) {
            close();
            return;
        }
        toPeer.inputEnded();
        resume();
    }

    /** Goes on sending what the socket gave. */
    private void resume() {
        if (phase == Phase.OPEN) {
            guarded(() -> {
                toPeer.pump();
                if (toPeer.isFinished() && !endSent) {
                    endInput();
                }
            });
        }
    }

    private void endInput() {
        endSent = true;
        if (!arrivals.understands()) {
            // To others an end is the end of all, but what they have sent until they know of it is still written.
            phase = Phase.LINGERING;
            toPeer.send(new PortalMessage.Disconnect());
            afterLinger(this::flushAndClose);
            return;
        }
        toPeer.send(new PortalMessage.End());
        if (endReceived) {
            flushAndClose();
        }
    }

    void socketFailed(String why) {
        if (phase == Phase.FLUSHING) {
            close();
        } else if (phase != Phase.CLOSED) {
            LOG.debug("{}: the socket of {} failed: {}", around.name(), channel.remoteAddress(), why);
            disconnectPeer(Optional.empty());
            close();
        }
    }

    /** The other end cannot be reached any more. Any thread. */
    public void lost(String reason) {
        later(() -> fail(new PortalFailure(Kind.LOST, reason)));
    }

    /** Nobody wants the portal any more: both sides are told. Any thread. */
    public void end() {
        later(() -> {
            if (phase != Phase.CLOSED) {
                disconnectPeer(Optional.empty());
                flushAndClose();
            }
        });
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (PortalFailure e) {
            fail(e);
        }
    }

    private void fail(PortalFailure failure) {
        if (failed || phase == Phase.CLOSED || phase == Phase.FLUSHING) {
            return;
        }
        failed = true;
        report(failure);
        if (failure.kind() == Kind.LOST && phase != Phase.GREETING) {
            toPeer.stopReading();
            arrivals.appendEnd();
            return;
        }
        disconnectPeer(failure.told());
        if (failure.kind() == Kind.DENIED) {
            close();
        } else {
            flushAndClose();
        }
    }

    private void report(PortalFailure failure) {
        WARNINGS.warn(() -> around.name() + ": the connection of " + channel.remoteAddress() + " is closed: "
                + failure.reason());
        around.counters().failed(failure.reason());
        if (failure.kind() == Kind.DENIED) {
            around.observer().denied(failure.reason());
        } else {
            around.observer().failed(failure.reason());
        }
    }

    private void disconnectPeer(Optional<String> reason) {
        if (phase == Phase.GREETING) {
            return;
        }
        try {
            toPeer.sendLast(new PortalMessage.Disconnect(arrivals.understands() ? reason : Optional.empty()));
        } catch (PortalFailure e) {
            LOG.debug("{}: the other end was not told of the end: {}", around.name(), e.reason());
        }
    }

    /** The node stops. Any thread. */
    private void stop() {
        later(() -> {
            if (phase != Phase.CLOSED) {
                disconnectPeer(Optional.empty());
                close();
            }
            arrivals.close();
        });
    }

    /**
     * Writes what was received, ends the output, and closes when the socket's peer has seen it. Bytes that come meanwhile are read and
     * dropped: closing over unread bytes would reset the connection, and take away what its peer has not read yet.
     */
    private void flushAndClose() {
        if (phase == Phase.FLUSHING || phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.FLUSHING;
        toPeer.close();
        if (endSent) {
            toSocket.afterWrites(this::close);
            return;
        }
        toSocket.endOutput();
        toSocket.afterWrites(() -> {
            channel.config().setAutoRead(true);
            afterLinger(this::close);
        });
    }

    private void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        arrivals.end();
        toPeer.close();
        window.close();
        channel.close();
        around.counters().closed();
        afterLinger(arrivals::close);
        onEnd.accept(this);
    }

    /** Called about every {@link PortalTimes#tick}, any thread. */
    public void tick() {
        later(() -> guarded(this::look));
    }

    private void look() {
        switch (phase) {
            case GREETING -> vigil.requireAnswerSoon();
            case OPEN, LINGERING -> {
                if (!failed && greeting != null) {
                    vigil.requireAllowed(greeting, toPeer);
                    vigil.requireConnected(greeting, toPeer.route());
                    if (arrivals.understands() && vigil.requireSigns(arrivals.heardSince())) {
                        toPeer.send(new PortalMessage.Credit(0));
                    }
                }
            }
            case FLUSHING -> {
                if (vigil.isStalled(channel.bytesBeforeWritable())) {
                    close();
                }
            }
            case CLOSED -> {
            }
        }
    }

    private void afterLinger(Runnable step) {
        channel.eventLoop().schedule(step, around.times().linger().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void later(Runnable step) {
        channel.eventLoop().execute(step);
    }
}
