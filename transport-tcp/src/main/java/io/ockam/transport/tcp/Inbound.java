package io.ockam.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.frame.FrameReader;
import io.ockam.core.log.Warnings;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection brings: bytes become messages, messages go into the node.
 *
 * <p>While the entrance's source is paused, nothing is taken out of what has arrived, not even the rest of a buffer, and the
 * socket is not read: so a peer overshoots a full queue by one message at most. Confined to the event loop.
 */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int RETRY_MILLIS = 20;

    private final Channel channel;
    private final Entrance entrance;
    private final Address sender;
    private final Consumer<LocalMessage> strays;
    private final FrameReader reader = new FrameReader();
    private final ArrayDeque<ByteBuf> arrived = new ArrayDeque<>();
    private final Warnings warnings = new Warnings(LOG, System::nanoTime);
    /** A message for a queue that is at its hard limit: it is tried again. */
    private @Nullable LocalMessage refused;
    private boolean reading = true;
    private boolean discarding;

    /**
     * @param sender is put in front of the way back of every message
     * @param strays is told of what is for nobody
     */
    Inbound(Channel channel, Entrance entrance, Address sender, Consumer<LocalMessage> strays) {
        this.channel = channel;
        this.entrance = entrance;
        this.sender = sender;
        this.strays = strays;
    }

    /**
     * Takes {@code bytes} over.
     *
     * @throws io.ockam.core.codec.MalformedException if the peer does not follow the protocol
     */
    void arrived(ByteBuf bytes) {
        if (discarding) {
            bytes.release();
            return;
        }
        arrived.add(bytes);
        process();
    }

    /** Goes on as far as the node takes messages; called again when the source may have been paused or let go. */
    void process() {
        while (mayGoOn() && !discarding) {
            ByteBuf bytes = arrived.peek();
            if (bytes == null) {
                break;
            }
            ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
            int before = view.position();
            Optional<LocalMessage> message = reader.read(view);
            bytes.skipBytes(view.position() - before);
            if (!bytes.isReadable()) {
                arrived.remove().release();
            }
            message.ifPresent(this::deliver);
        }
        read(mayGoOn() || discarding);
    }

    private void read(boolean wanted) {
        if (reading != wanted) {
            reading = wanted;
            channel.config().setAutoRead(wanted);
        }
    }

    private boolean mayGoOn() {
        return refused == null && !entrance.source().isPaused();
    }

    private void deliver(LocalMessage message) {
        if (!message.onwardRoute().isEmpty()) {
            offer(message.pushReturn(sender));
        }
    }

    private void offer(LocalMessage message) {
        try {
            switch (entrance.deliver(message)) {
                case Delivery.Delivered _,Delivery.Backlogged _ -> {
                }
                case Delivery.Denied _ -> strays.accept(message);
                case Delivery.NoSuchWorker(Address address) -> stray(message, "there is no worker at " + address);
                case Delivery.Stopping(Address address) ->
                    stray(message, "the worker at " + address + " is shutting down");
                case Delivery.Refused _ -> tryAgain(message);
            }
        } catch (RuntimeException e) {
            failed(e.toString());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    private void tryAgain(LocalMessage message) {
        refused = message;
        channel.eventLoop().schedule(() -> {
            if (!discarding) {
                refused = null;
                offer(message);
                process();
            }
        }, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void stray(LocalMessage message, String why) {
        failed(why);
        strays.accept(message);
    }

    private void failed(String why) {
        warnings.warn(() -> "Error encountered during '" + entrance.address() + "' processing: " + why);
    }

    /** Whether all that has arrived went into the node. */
    boolean isDone() {
        return arrived.isEmpty() && refused == null;
    }

    /** Whether the peer stopped sending where it may. */
    boolean isBetweenFrames() {
        return reader.isBetweenFrames();
    }

    /** Whatever arrived or will arrive is for nobody. */
    void discard() {
        discarding = true;
        refused = null;
        arrived.forEach(ByteBuf::release);
        arrived.clear();
        read(true);
    }
}
