package io.ockam.bench.channel;

import io.ockam.core.Address;
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
import java.util.Arrays;

/**
 * 64 bytes to the echo service of another node and back, over one TCP connection on loopback, with a channel and without.
 *
 * <p>Both take turns in one process: on which processors the system has just put the threads changes a round trip by more than a
 * channel does.
 */
final class RoundTrips implements AutoCloseable {
    private static final int SIZE = 64;
    private static final int HEADROOM = 512;
    private static final int TAILROOM = 32;
    static final int TRIPS = 200;
    private static final int WARM_UP = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Node home = Node.start("home");
    private final Node away = Node.start("away");
    private final Route through;
    private final Route straight;

    RoundTrips() {
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

    /** The medians of {@code turns} turns of each kind, in microseconds. */
    Medians measure(int turns) {
        for (int turn = 0; turn < WARM_UP; turn++) {
            nanos(straight);
            nanos(through);
        }
        long[][] withChannel = new long[turns][];
        long[][] without = new long[turns][];
        for (int turn = 0; turn < turns; turn++) {
            without[turn] = nanos(straight);
            withChannel[turn] = nanos(through);
        }
        return new Medians(median(withChannel), median(without));
    }

    record Medians(double withChannel, double without) {}

    private long[] nanos(Route route) {
        long[] took = new long[TRIPS];
        for (int trip = 0; trip < TRIPS; trip++) {
            long start = System.nanoTime();
            home.call(route, Payload.allocate(HEADROOM, SIZE, TAILROOM), PATIENCE);
            took[trip] = System.nanoTime() - start;
        }
        return took;
    }

    private static double median(long[][] nanos) {
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return all[all.length / 2] / 1000.0;
    }

    @Override
    public void close() {
        home.close();
        away.close();
    }
}
