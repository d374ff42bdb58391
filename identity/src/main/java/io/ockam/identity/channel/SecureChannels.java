package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.log.Warnings;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.core.worker.Phase;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.channel.kept.KeptChannel;
import io.ockam.identity.channel.kept.KeptChannels;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.AeadKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secure channels of one node: made, listened for, found. Needs workers and an identity, and no transport of its own: a channel goes
 * along whatever route leads to a listener, and nobody on the way can read, change or repeat what it carries.
 *
 * <pre>{@code
 * SecureChannels channels = new SecureChannels(node);
 * channels.listen(bob, "api", SecureChannelListenerOptions.DEFAULT.trusting(alice));      // on one node
 *
 * SecureChannel channel = channels.create(alice, Route.of("hop", "api"),                  // on another
 *         SecureChannelOptions.DEFAULT.trusting(bob));
 * node.call(Route.of(channel.address(), Address.local("echo")), …);
 * }</pre>
 *
 * Thread-safe. The channels end with the workers.
 *
 * @see <a href="../../../../../../../../docs/protocol/secure-channels.md">Secure channels</a>
 */
public final class SecureChannels {
    static final Phase PHASE = new Phase("_internals.secure-channel");
    private static final Logger LOG = LoggerFactory.getLogger(SecureChannels.class);
    /** So many channels may lie inside each other. */
    private static final int DEEPEST = 16;

    private final Workers workers;
    private final KeptChannels kept;
    private final InstantSource clock;
    private final ChannelObserver observer;
    private final Map<Address, SecureChannel> byEncryptor = new ConcurrentHashMap<>();
    private final Map<Address, SecureChannel> byDecryptor = new ConcurrentHashMap<>();
    private final Map<Address, SecureChannelListener> listeners = new ConcurrentHashMap<>();
    private final Warnings warnings = new Warnings(LOG, System::nanoTime);
    private final Warnings failures = new Warnings(LOG, System::nanoTime);

    public SecureChannels(Workers workers) {
        this(workers, KeptChannels.inMemory(), InstantSource.system(), ChannelObserver.NONE);
    }

    /**
     * @param kept for channels whose decrypting key is to outlive the process
     * @param clock tells when channels were opened
     */
    public SecureChannels(Workers workers, KeptChannels kept, InstantSource clock, ChannelObserver observer) {
        this.workers = workers;
        this.kept = kept;
        this.clock = clock;
        this.observer = observer;
    }

    /** As the longer one, at the worker's address {@code name}. */
    public SecureChannelListener listen(LocalIdentity identity, String name, SecureChannelListenerOptions options) {
        return listen(identity, Address.local(name), options);
    }

    /**
     * Answers those who ask at {@code address} for a channel with {@code identity}. Its keys are not looked at before the first does; if
     * they cannot be used, the handshakes fail.
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if somebody has the address
     */
    public SecureChannelListener listen(LocalIdentity identity, Address address, SecureChannelListenerOptions options) {
        FlowControls controls = workers.flowControls();
        SecureChannelListener listener = new SecureChannelListener(address, identity.identifier(),
                options.flow().orElseGet(controls::newId), options.keyExchangeOnly(), workers);
        Mailbox tick = new Mailbox(workers.newAddress(), AccessControl.ALLOW_ALL, AccessControl.DENY_ALL);
        workers.start(WorkerOptions.of(Mailbox.open(address), tick).blocking().in(PHASE),
                new ListenerWorker(this, identity, listener, options, tick.address(), System::nanoTime));
        controls.addSpawner(address, listener.flow());
        options.consumerOf().forEach(id -> controls.addConsumer(address, id));
        listeners.put(address, listener);
        return listener;
    }

    /**
     * Makes a channel with whoever listens at the end of {@code route}. Blocks until the peer has proved who it is; that the peer accepts
     * this side as well shows with the first answer.
     *
     * @throws OckamException {@link ErrorCode#TIMED_OUT} if there is no answer in time; {@link ErrorCode#NO_PERMISSION} if the peer is
     *         not trusted or not who it says; {@link ErrorCode#INVALID} for an empty route; {@link ErrorCode#NOT_FOUND} if nobody has its
     *         first address; {@link ErrorCode#CANCELLED} if the thread is interrupted
     * @throws IllegalStateException on a thread that must not wait
     */
    public SecureChannel create(LocalIdentity identity, Route route, SecureChannelOptions options) {
        return create(identity, route, new CompletableFuture<>(), options);
    }

    /**
     * As {@link #create(LocalIdentity, Route, SecureChannelOptions)}, for a route over a connection that may be lost meanwhile.
     *
     * @param lost completes with the reason when no answer can come any more
     * @throws OckamException also {@link ErrorCode#UNAVAILABLE}, as soon as {@code lost} completes
     */
    public SecureChannel create(LocalIdentity identity, Route route, CompletionStage<String> lost,
            SecureChannelOptions options) {
        if (Thread.currentThread() instanceof NonBlockingThread) {
            throw new IllegalStateException("A handshake takes its time: no place for it on " + Thread.currentThread());
        }
        Party party = Party.of(identity, options.credentials().of(identity.identifier()), options.policy(),
                options.authority());
        FlowControls controls = workers.flowControls();
        FlowControlId flow = options.flow().orElseGet(controls::newId);
        ChannelAddresses addresses = ChannelAddresses.fresh(workers).with(options.address());
        ChannelSetup setup = new ChannelSetup(this, addresses, Role.INITIATOR, party, flow,
                Optional.empty(), AccessControl.ALLOW_ALL, options.keyExchangeOnly(), options.kept());
        controls.producerBehind(route.first()).ifPresent(
                producer -> controls.addConsumer(setup.addresses().decryptorRemote(), producer.id()));
        CompletableFuture<SecureChannel> made = new CompletableFuture<>();
        setup.start(new InitiatorStage(setup, route, made));
        lost.thenAccept(why -> made.completeExceptionally(
                new OckamException(ErrorCode.UNAVAILABLE, "no secure channel along " + route + ": " + why)));
        return await(made, setup, route, options);
    }

    private SecureChannel await(CompletableFuture<SecureChannel> made, ChannelSetup setup, Route route,
            SecureChannelOptions options) {
        OckamException failure;
        try {
            return made.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            failure = e.getCause() instanceof OckamException known
                    ? known
                    : new OckamException(ErrorCode.INTERNAL, "The handshake failed: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw new OckamException(ErrorCode.CONFLICT, "The node is stopping", e);
        } catch (TimeoutException e) {
            failure = new OckamException(ErrorCode.TIMED_OUT,
                    "timeout: no secure channel along " + route + " within " + seconds(options.timeout()) + " s",
                    "Perhaps nobody listens there, or whoever does is not allowed to answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new OckamException(ErrorCode.CANCELLED, "The wait for a secure channel was interrupted", e);
        }
        if (!made.completeExceptionally(failure) && !made.isCompletedExceptionally()) {
            return made.join(); // it came at the last moment
        }
        try {
            workers.stop(setup.addresses().decryptorRemote());
        } catch (OckamException _) {
            // It has ended by itself meanwhile.
        }
        throw failure;
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /**
     * Decrypts again what came through a channel whose key was kept, at the same API address as then. Nothing else of the channel comes
     * back, and nobody is told when it closes.
     *
     * @param decryptor the channel's {@linkplain SecureChannel#decryptorAddress() decryptor}
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if no such channel was kept, or its key is not in the vault
     */
    public SecureChannel restore(LocalIdentity identity, Address decryptor) {
        KeptChannel known = kept.find(decryptor).orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                "PersistentSecureChannelNotFound: no channel with the decryptor " + decryptor + " was kept"));
        ChannelAddresses addresses = ChannelAddresses.fresh(workers).restored(known.decryptor(), known.decryptorApi());
        Party party = Party.of(identity, Optional.empty(), TrustPolicy.everyone(), Optional.empty());
        ChannelSetup setup = new ChannelSetup(this, addresses, known.role(), party, workers.flowControls().newId(),
                Optional.empty(), AccessControl.ALLOW_ALL, true, true);
        AeadKey key = identity.services().vault().secureChannels().loadAeadKey(known.key());
        return setup.restore(known.peer(), key);
    }

    /** A channel that cannot be kept is a channel all the same. */
    void keep(SecureChannel channel, LocalIdentity identity, AeadKey key) {
        try {
            Bytes handle = identity.services().vault().secureChannels().keepAeadKey(key);
            kept.keep(new KeptChannel(channel.role(), channel.mine(), channel.peer(), channel.decryptorAddress(),
                    channel.decryptorApi(), handle));
        } catch (OckamException e) {
            LOG.warn("{} is not kept: {}", channel, e.getMessage());
        }
    }

    /** All channels whose end here is open, of both roles, in no order. */
    public List<SecureChannel> channels() {
        return List.copyOf(byEncryptor.values());
    }

    public List<SecureChannelListener> listeners() {
        return List.copyOf(listeners.values());
    }

    /** The channel with this {@linkplain SecureChannel#address() address} or this decryptor. */
    public Optional<SecureChannel> find(Address encryptorOrDecryptor) {
        return Optional.ofNullable(byEncryptor.get(encryptorOrDecryptor))
                .or(() -> Optional.ofNullable(byDecryptor.get(encryptorOrDecryptor)));
    }

    /**
     * Gives a channel another way, unless that leads through the channel itself: peers choose the ways, and what is sent on such a one would
     * be encrypted again and again without end.
     */
    synchronized void redirect(SecureChannel channel, Route way) {
        if (leadsThrough(way, channel)) {
            channel.warn("The way " + way + " leads back to the channel, and was not taken");
        } else {
            channel.redirect(way);
        }
    }

    /** Looks at every hop, since a worker before a channel may pass on to it. */
    private boolean leadsThrough(Route way, SecureChannel channel) {
        Set<SecureChannel> seen = new HashSet<>();
        Deque<Route> ways = new ArrayDeque<>(List.of(way));
        while (!ways.isEmpty() && !seen.contains(channel) && seen.size() <= DEEPEST) {
            for (Address hop : ways.remove()) {
                SecureChannel next = byEncryptor.get(hop);
                if (next != null && seen.add(next)) {
                    ways.add(next.remoteRoute());
                }
            }
        }
        return seen.contains(channel) || seen.size() > DEEPEST;
    }

    /**
     * Whether what is sent to {@code hop} leaves it: its worker is there and, if it is a channel, so is the first hop of the channel's way. A
     * channel whose connection is gone stays, but leads nowhere until its peer comes back.
     */
    public boolean leadsOn(Address hop) {
        Address last = hop;
        SecureChannel channel = byEncryptor.get(last);
        for (int depth = 0; channel != null && !channel.remoteRoute().isEmpty() && depth < DEEPEST; depth++) {
            last = channel.remoteRoute().first();
            channel = byEncryptor.get(last);
        }
        return channel == null && workers.exists(last);
    }

    void register(SecureChannel channel) {
        byEncryptor.put(channel.address(), channel);
        byDecryptor.put(channel.decryptorAddress(), channel);
        observer.opened(channel);
    }

    void forget(SecureChannel channel) {
        byDecryptor.remove(channel.decryptorAddress());
        if (byEncryptor.remove(channel.address()) != null) {
            observer.closed(channel);
        }
    }

    void forget(SecureChannelListener listener) {
        listeners.remove(listener.address(), listener);
    }

    void handshakeFailed(Role role, String why) {
        failures.warn(() -> {
            observer.handshakeFailed(role, why);
            return "The handshake of a secure channel failed (" + role + "): " + why;
        });
    }

    void warn(Supplier<String> text) {
        warnings.warn(text);
    }

    Workers workers() {
        return workers;
    }

    InstantSource clock() {
        return clock;
    }
}
