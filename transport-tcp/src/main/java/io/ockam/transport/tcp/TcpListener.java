package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.IpPort;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A socket that other nodes connect to. Dropping this handle does not close it. Thread-safe. */
public final class TcpListener implements AutoCloseable {
    private final Address address;
    private final IpPort local;
    private final FlowControlId flow;
    private final Runnable close;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    TcpListener(Address address, IpPort local, FlowControlId flow, Runnable close) {
        this.address = address;
        this.local = local;
        this.flow = flow;
        this.close = close;
    }

    /** The listener itself in the node: stopping what has this address closes the listener. */
    public Address address() {
        return address;
    }

    /** Where it listens, with the port that the system chose if it was asked to. */
    public IpPort local() {
        return local;
    }

    /** Whose consumers all peers of this listener may reach. */
    public FlowControlId flow() {
        return flow;
    }

    /** Completes when it has been closed: the port is free, and nothing of it is left in the node. */
    public CompletionStage<Void> closed() {
        return closed.minimalCompletionStage();
    }

    /** Accepts nobody any more; connections that there are stay. Returns at once, and may be called again. */
    @Override
    public void close() {
        close.run();
    }

    void ended() {
        closed.complete(null);
    }

    /** {@code Socket: 127.0.0.1:4000, Processor: 0#…, FlowId: …}. */
    @Override
    public String toString() {
        return "Socket: " + local + ", Processor: " + address + ", FlowId: " + flow;
    }
}
