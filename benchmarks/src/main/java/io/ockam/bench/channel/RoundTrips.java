package io.ockam.bench.channel;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 64 bytes to the echo service of another node and back, over one TCP connection on loopback, with a channel and without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class RoundTrips {
    private static final int SIZE = 64;
    private static final int HEADROOM = 512;
    private static final int TAILROOM = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Node home = Node.start("home");
    private final Node away = Node.start("away");
    private final Route through;
    private final Route straight;

    public RoundTrips() {
        SecureChannelListener listener = away.channels().listen(someone(), "api", SecureChannelListenerOptions.DEFAULT);
        listener.admit(Address.local("echo"));
        TcpConnection connection = home
                .connect(away.listen("127.0.0.1:0", "api", "echo").local().toString());
        straight = Route.of(connection.sender(), Address.local("echo"));
        SecureChannel channel = home.channels().create(someone(),
                Route.of(connection.sender(), Address.local("api")), SecureChannelOptions.DEFAULT);
        through = Route.of(channel.address(), Address.local("echo"));
    }

    private static LocalIdentity someone() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    @Benchmark
    public Message throughAChannel() {
        return home.call(through, Payload.allocate(HEADROOM, SIZE, TAILROOM), PATIENCE);
    }

    @Benchmark
    public Message straight() {
        return home.call(straight, Payload.allocate(HEADROOM, SIZE, TAILROOM), PATIENCE);
    }

    @TearDown
    public void close() {
        home.close();
        away.close();
    }
}
