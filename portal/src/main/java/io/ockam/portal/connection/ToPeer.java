package io.ockam.portal.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.protocol.Capabilities;
import io.ockam.portal.protocol.PortalMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way from the socket to the other end: reads while nothing holds it up.
 *
 * <p>Three things do: a queue further on that is over its mark (the source is paused), credit that is used up, and an end that is
 * not open yet. What the socket gives all the same, which epoll does when the peer has finished, waits here. Event loop, but for
 * {@link #credited}.
 */
final class ToPeer {
    /** Room in front of the data for the header of the message, of channels and of a frame; each copies if it needs more. */
    private static final int HEADROOM = 512;
    private static final int TAILROOM = 32;
    /** The credit of an end that knows none. */
    private static final long UNLIMITED = 1L << 62;

    private final Channel channel;
    private final Surroundings around;
    private final Address back;
    private final Source source;
    private final Entrance entrance;
    private final Deque<ByteBuf> waiting = new ArrayDeque<>();
    private final AtomicLong credit = new AtomicLong(UNLIMITED);
    private Route route;
    private boolean open;
    private boolean inputEnded;
    private boolean closed;

    /**
     * @param back the address that the other end answers to
     * @param resume called on the event loop when what held the source up is over
     * @param onStop called when the node stops, from any thread
     */
    ToPeer(Channel channel, Surroundings around, Address back, Route route, Runnable resume, Runnable onStop) {
        this.channel = channel;
        this.around = around;
        this.back = back;
        this.route = route;
        this.source = new Source(around.name() + " " + channel.remoteAddress(), () -> pausedOrLetGo(resume));
        channel.config().setRecvByteBufAllocator(new Appetite(this::wanted));
        this.entrance = around.workers().entrance(WorkerOptions.at(around.workers().newAddress()), source, onStop);
    }

    /** A pause on the event loop itself comes of what is being sent, and is seen there. */
    private void pausedOrLetGo(Runnable resume) {
        EventLoop loop = channel.eventLoop();
        if (!source.isPaused() || !loop.inEventLoop()) {
            around.affinity().turns(loop).take(() -> {
                resume.run();
                return channel.config().isAutoRead();
            });
        }
    }

    /** From now on the socket is read. */
    void open(Route otherEnd, Optional<Capabilities> capabilities) {
        route = otherEnd;
        capabilities.ifPresent(told -> credit.set(told.window()));
        open = true;
    }

    Route route() {
        return route;
    }

    /** Bytes from the socket, which this takes over. */
    void read(ByteBuf bytes) {
        if (closed) {
            bytes.release();
        } else {
            waiting.add(bytes);
        }
    }

    /** The socket's peer will send nothing more. */
    void inputEnded() {
        inputEnded = true;
    }

    /** Whether everything that the socket ever gives has been sent. */
    boolean isFinished() {
        return inputEnded && waiting.isEmpty();
    }

    /** The other end can take more. Any thread; {@link #pump} follows on the event loop. */
    void credited(int bytes) {
        credit.updateAndGet(left -> left == UNLIMITED ? left : Math.min(left + bytes, UNLIMITED - 1));
    }

    /**
     * Sends what may be sent now.
     *
     * @throws PortalFailure if it cannot be sent at all
     */
    void pump() {
        while (mayMove() && !waiting.isEmpty()) {
            ByteBuf next = waiting.element();
            if (next.isReadable()) {
                int length = (int) Math.min(Math.min(next.readableBytes(), PortalMessage.LARGEST_DATA), credit.get());
                Payload bytes = Payload.allocate(HEADROOM, length, TAILROOM);
                next.readBytes(bytes.array(), bytes.offset(), length);
                credit.updateAndGet(left -> left == UNLIMITED ? left : left - length);
                send(PortalMessage.data(bytes));
                around.counters().sent(length);
            }
            if (!next.isReadable()) {
                waiting.remove().release();
            }
        }
        regulate();
    }

    /** How much to read at once: from others without credit, no more than one message. */
    private int wanted() {
        long left = credit.get();
        return left == UNLIMITED ? PortalMessage.LARGEST_DATA : (int) Math.min(left, Appetite.LARGEST);
    }

    private boolean mayMove() {
        return open && !closed && credit.get() > 0 && !source.mustWait();
    }

    private void regulate() {
        boolean wanted = mayMove() && waiting.isEmpty();
        if (!closed && channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    /** @throws PortalFailure if it cannot be sent */
    void send(PortalMessage message) {
        send(message.encode());
    }

    /**
     * Sends the last message, no matter what a guard says: whoever is denied is told so.
     *
     * @throws PortalFailure if it cannot be sent
     */
    void sendLast(PortalMessage.Disconnect message) {
        deliver(new LocalMessage(route, Route.of(back), message.encode()));
    }

    private void send(Payload payload) {
        LocalMessage message = new LocalMessage(route, Route.of(back), payload);
        if (around.isGuarded() && around.guard().outgoing(seen(message)) instanceof Verdict.Denied denied) {
            throw new PortalFailure(denied);
        }
        deliver(message);
    }

    private void deliver(LocalMessage message) {
        switch (entrance.deliver(message)) {
            case Delivery.Delivered _,Delivery.Backlogged _ -> {
            }
            case Delivery.Denied refused ->
                throw new PortalFailure(PortalFailure.Kind.DENIED, refused.by() + " denies what is sent");
            case Delivery.NoSuchWorker(Address address) ->
                throw new PortalFailure(PortalFailure.Kind.LOST,
                        "the connection to the other end is gone: there is no worker at " + address);
            case Delivery.Stopping(Address address) ->
                throw new PortalFailure(PortalFailure.Kind.LOST,
                        "the connection to the other end is closing: " + address);
            case Delivery.Refused(Address address) ->
                throw new PortalFailure(PortalFailure.Kind.BROKEN, "the queue of " + address + " is full");
        }
    }

    /** What a guard sees of a message that goes this way. */
    Verdict outgoingVerdict() {
        return around.guard().outgoing(seen(new LocalMessage(route, Route.of(back), Payload.empty())));
    }

    private Message seen(LocalMessage message) {
        return Message.of(entrance.address(), route.first(), message);
    }

    /** Nothing is sent any more. */
    void close() {
        closed = true;
        entrance.close();
        source.end();
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    /** Nothing is read any more; what was read is forgotten. */
    void stopReading() {
        open = false;
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }
}
