package io.ockam.transport.tcp.blocking;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.frame.OutgoingFrame;
import io.ockam.core.net.IpPort;
import io.ockam.core.pressure.Backlog;
import io.ockam.core.pressure.Marks;
import io.ockam.core.pressure.OutgoingQueue;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.Phase;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of a short-lived node. Thread-safe. */
public final class BlockingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingConnection.class);
    private static final Phase PHASE = new Phase("_internals.transport.tcp");
    /** The connection's own reader gets sixteen times as far as others. */
    private static final Marks OWN = Marks.DEFAULT.withMarks(1 << 14, 16 << 20);

    private final SocketChannel socket;
    private final IpPort peer;
    private final FlowControlId flow;
    private final Exit exit;
    private final Entrance entrance;
    private final OutgoingQueue<OutgoingFrame> queue;
    private final Thread reader;
    private final BlockingWriter writer;
    private final Consumer<Address> whenClosed;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    BlockingConnection(SocketChannel socket, IpPort peer, Workers workers, Consumer<Address> whenClosed) {
        this.socket = socket;
        this.peer = peer;
        this.whenClosed = whenClosed;
        this.flow = workers.flowControls().newId();
        Source source = Source.polled("connection " + peer);
        this.queue = new OutgoingQueue<>(new Backlog(Marks.DEFAULT, source, OWN), OutgoingFrame::length, this::wake);
        Mailbox sending = new Mailbox(workers.newAddress(), AccessControl.ALLOW_ALL, AccessControl.DENY_ALL,
                Metadata.terminal(Map.of()));
        Mailbox receiving = new Mailbox(workers.newAddress(), AccessControl.DENY_ALL,
                workers.flowControls().outgoing(flow, Optional.empty()));
        this.exit = workers.exit(WorkerOptions.of(sending).in(PHASE), this::take, this::disconnect);
        this.entrance = workers.entrance(WorkerOptions.of(receiving).in(PHASE), source, this::disconnect);
        workers.flowControls().addProducer(receiver(), flow, Optional.empty(), List.of(sender()));
        this.writer = new BlockingWriter(socket, queue, this);
        this.reader = thread("reader", new BlockingReader(socket, entrance, this));
    }

    private Thread thread(String name, Runnable loop) {
        return Thread.ofPlatform().daemon().name("tcp-" + name + "-" + peer).unstarted(loop);
    }

    void start() {
        writer.start(thread("writer", writer));
        reader.start();
    }

    /** Stands for the peer in routes. */
    public Address sender() {
        return exit.address();
    }

    /** The source of every message that the peer sends. */
    public Address receiver() {
        return entrance.address();
    }

    public IpPort peer() {
        return peer;
    }

    /** Controls what the peer may reach. */
    public FlowControlId flow() {
        return flow;
    }

    /** Completes when the connection has ended, with the reason for people to read: by then nothing of it is left in the node. */
    public CompletionStage<String> closed() {
        return closed.minimalCompletionStage();
    }

    /** Ends the connection after what is queued was written; returns at once. */
    public void disconnect() {
        writer.finish();
    }

    private void wake() {
        writer.wake();
    }

    private Delivery take(Message message, @Nullable Source source) {
        OutgoingFrame frame;
        try {
            frame = OutgoingFrame.of(message.onwardRoute().rest(), message.returnRoute(), message.payload());
        } catch (OckamException e) {
            close(e.getMessage());
            return new Delivery.Stopping(sender());
        }
        return switch (queue.append(frame, source)) {
            case FINE -> Delivery.delivered();
            case OVER -> new Delivery.Backlogged(sender(), queue.backlog().relief());
            case BEYOND -> new Delivery.Refused(sender());
        };
    }

    /** Ends the connection at once. From any thread; the first reason counts. */
    void close(String why) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing the connection to {} failed", peer, e);
        }
        LOG.info("Connection to peer '{}' was closed; dropping stream. {}", peer, why);
        entrance.source().end();
        queue.close();
        exit.close();
        entrance.close();
        whenClosed.accept(sender());
        writer.wake();
        closed.complete(why);
    }
}
