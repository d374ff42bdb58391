package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.identity.channel.kept.KeptChannels;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node of a test: workers, an identity with its vault, channels, and what its observer was told. */
public final class ChannelNode implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WorkerRuntime workers;
    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final LocalIdentity self;
    private final SecureChannels channels;
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    public ChannelNode(String name) {
        this(name, InstantSource.system());
    }

    public ChannelNode(String name, InstantSource clock) {
        this.workers = WorkerRuntime.start(name);
        IdentityServices services = IdentityServices.inMemory(vault.inAllSlots(), clock);
        this.self = new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
        this.channels = new SecureChannels(workers, KeptChannels.inMemory(), clock, new ChannelObserver() {
            @Override
            public void opened(SecureChannel channel) {
                log.add("opened");
            }

            @Override
            public void closed(SecureChannel channel) {
                log.add("closed");
            }

            @Override
            public void handshakeFailed(Role role, String why) {
                failures.add(role + ": " + why);
            }
        });
    }

    public WorkerRuntime workers() {
        return workers;
    }

    public SecureChannels channels() {
        return channels;
    }

    public SoftwareVault vault() {
        return vault;
    }

    public LocalIdentity self() {
        return self;
    }

    public Identifier identifier() {
        return self.identifier();
    }

    /** Why handshakes failed here, in order. */
    public BlockingQueue<String> failures() {
        return failures;
    }

    public List<String> log() {
        return log;
    }

    /** An echo that consumers of {@code flow} reach. */
    public Address echo(FlowControlId flow) {
        Address echo = workers.start("echo", (context, message) -> context.reply(message.payload()));
        workers.flowControls().addConsumer(echo, flow);
        return echo;
    }

    /** A listener {@code api} and an echo behind it. */
    public SecureChannelListener listenWithEcho(SecureChannelListenerOptions options) {
        SecureChannelListener listener = channels.listen(self, "api", options);
        echo(listener.flow());
        return listener;
    }

    /** Sends {@code text} through {@code channel} to its other end's echo. @return what comes back */
    public String ask(SecureChannel channel, String text) {
        return workers.call(Route.of(channel.address(), Address.local("echo")), text, String.class, PATIENCE);
    }

    /** Waits until {@code condition} holds: for what ends on threads of its own, with nobody to tell. */
    public static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not so after " + PATIENCE);
            }
            LockSupport.parkNanos(100_000);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
