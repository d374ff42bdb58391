package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.worker.Workers;
import io.ockam.identity.Identifier;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This end of an established channel. What is sent to its {@link #address()} comes out at the other end and goes on there along the rest of
 * the route; the way back leads through the channel too.
 *
 * <p>It lives until either end closes it. That the way between them is gone closes nothing: the other end may come back on another one,
 * see {@link #updateRoute}. Thread-safe.
 */
public final class SecureChannel {
    private final SecureChannels channels;
    private final Workers workers;
    private final ChannelAddresses addresses;
    private final Role role;
    private final Identifier mine;
    private final Identifier peer;
    private final FlowControlId flow;
    private final boolean keyExchangeOnly;
    private final Instant opened;
    private final TrafficCounter traffic;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    /** The encryptor and the decryptor, or the latter alone. */
    private final AtomicInteger workersLeft;
    private volatile Route remoteRoute;
    private volatile boolean saysGoodbye = true;

    /** @param workerCount how many workers will {@linkplain #workerStopped() stop} before this end is gone */
    SecureChannel(ChannelSetup setup, Identifier peer, Route remoteRoute, Instant opened, TrafficCounter traffic,
            int workerCount) {
        this.workersLeft = new AtomicInteger(workerCount);
        this.channels = setup.channels();
        this.workers = setup.channels().workers();
        this.addresses = setup.addresses();
        this.role = setup.role();
        this.mine = setup.mine();
        this.flow = setup.flow();
        this.keyExchangeOnly = setup.keyExchangeOnly();
        this.peer = peer;
        this.remoteRoute = remoteRoute;
        this.opened = opened;
        this.traffic = traffic;
    }

    /** The encryptor's: the channel as a hop of a route. */
    public Address address() {
        return addresses.encryptor();
    }

    /** Where a worker of this node can have something encrypted. */
    public Address encryptorApi() {
        return addresses.encryptorApi();
    }

    /** Where a worker of this node can have a frame of the channel decrypted. */
    public Address decryptorApi() {
        return addresses.decryptorApi();
    }

    /** Where the other end sends to. */
    public Address decryptorAddress() {
        return addresses.decryptorRemote();
    }

    public Role role() {
        return role;
    }

    /** Who this side is. */
    public Identifier mine() {
        return mine;
    }

    /** Who the other side is, proved. */
    public Identifier peer() {
        return peer;
    }

    /** What comes out of the channel here may reach the consumers of this flow; of a listener's channels, also those of the listener's. */
    public FlowControlId flow() {
        return flow;
    }

    public boolean keyExchangeOnly() {
        return keyExchangeOnly;
    }

    public Instant opened() {
        return opened;
    }

    /** The way to the other end's decryptor, as it is now. */
    public Route remoteRoute() {
        return remoteRoute;
    }

    public Traffic traffic() {
        return traffic.read();
    }

    /**
     * Sends on another way from now on, for example over a new connection. The other end's responder follows with the next message.
     *
     * @param way to the node of the other end, without the other end's decryptor; empty if that is on this node
     */
    public synchronized void updateRoute(Route way) {
        if (!way.isEmpty()) {
            workers.flowControls().producerBehind(way.first())
                    .ifPresent(producer -> workers.flowControls().addConsumer(decryptorAddress(), producer.id()));
        }
        remoteRoute = way.append(remoteRoute.last());
    }

    /** Called by the decryptor for an authentic message that came another way than those before. */
    void follow(Route way) {
        channels.redirect(this, way);
    }

    synchronized void redirect(Route way) {
        remoteRoute = way.append(remoteRoute.last());
    }

    /** The other end says that it is going: it needs no goodbye. */
    void peerClosed() {
        saysGoodbye = false;
        close();
    }

    boolean saysGoodbye() {
        return saysGoodbye;
    }

    /** Closes both ends. Returns at once; again does nothing. */
    public void close() {
        stopQuietly(addresses.encryptor());
        stopQuietly(addresses.decryptorApi()); // one that was restored has no encryptor
    }

    /** Stops a worker of the channel, which may have gone already. */
    void stopQuietly(Address worker) {
        try {
            workers.stop(worker);
        } catch (OckamException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    void warn(String what) {
        channels.warn(() -> this + ": " + what);
    }

    ChannelAddresses addresses() {
        return addresses;
    }

    TrafficCounter counter() {
        return traffic;
    }

    /** Told by each worker of the channel as the last thing that it does. */
    void workerStopped() {
        if (workersLeft.decrementAndGet() == 0) {
            closed.complete(null);
        }
    }

    /** Completes when this end is gone, for whatever reason, and its keys are wiped. */
    public CompletionStage<Void> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public String toString() {
        return "SecureChannel[" + address() + ", " + role + ", peer " + peer + "]";
    }
}
