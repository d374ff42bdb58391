package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.IpPort;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A connection to another node. Dropping this handle does not close it. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/tcp.md">TCP, "Addresses of a connection"</a>
 */
public final class TcpConnection {
    /** Who began it. */
    public enum Mode {
        INCOMING, OUTGOING;

        /** {@code incoming}, {@code outgoing}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Address sender;
    private final Address receiver;
    private final IpPort peer;
    private final Mode mode;
    private final FlowControlId flow;
    private final BooleanSupplier sending;
    private final Runnable disconnect;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    /** Written by the event loop alone. */
    private final AtomicLong received = new AtomicLong();

    TcpConnection(Address sender, Address receiver, IpPort peer, Mode mode, FlowControlId flow,
            BooleanSupplier sending, Runnable disconnect) {
        this.sender = sender;
        this.receiver = receiver;
        this.peer = peer;
        this.mode = mode;
        this.flow = flow;
        this.sending = sending;
        this.disconnect = disconnect;
    }

    /** Stands for the peer in routes. */
    public Address sender() {
        return sender;
    }

    /** The source of every message that the peer sends. */
    public Address receiver() {
        return receiver;
    }

    public IpPort peer() {
        return peer;
    }

    public Mode mode() {
        return mode;
    }

    /** Controls what the peer may reach. */
    public FlowControlId flow() {
        return flow;
    }

    /** How many bytes have come from the peer so far. */
    public long received() {
        return received.get();
    }

    void received(int bytes) {
        received.lazySet(received.get() + bytes);
    }

    /**
     * Whether earlier messages are still on their way out of this machine, and move: a message that is sent now has to wait for them, and
     * so does its answer. False where the system does not tell.
     */
    public boolean isSending() {
        return sending.getAsBoolean();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Completes when the connection has ended, with the reason for people to read: by then nothing of it is left in the node. */
    public CompletionStage<String> closed() {
        return closed.minimalCompletionStage();
    }

    /** Ends the connection after what is queued was written; returns at once, and may be called again. */
    public void disconnect() {
        disconnect.run();
    }

    void ended(String reason) {
        closed.complete(reason);
    }

    /** {@code Socket: 127.0.0.1:4000, Worker: 0#…, Processor: 0#…, FlowId: …}. */
    @Override
    public String toString() {
        return "Socket: " + peer + ", Worker: " + sender + ", Processor: " + receiver + ", FlowId: " + flow;
    }
}
