package io.ockam.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.control.api.Api;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.core.net.IpPort;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However often something fails, or is made and deleted, both nodes have as many open files, workers, threads and as much memory afterwards
 * as before.
 *
 * <p>{@code -Dockam.soak.leftovers=N}: so often.
 */
@EnabledOnOs(OS.LINUX)
class LeftoversTest {
    private static final int TIMES = Integer.getInteger("ockam.soak.leftovers", 30);
    /** Bytes of heap that caches and compiled code may have more. */
    private static final long CACHES = 8 << 20;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private RunningNode near;
    private RunningNode far;

    @BeforeEach
    void start() {
        StateDirectory state = new StateDirectory(folder.resolve("home"));
        HomeIdentities home = HomeIdentities.ofCommand(state, InstantSource.system());
        for (String name : List.of("near", "far")) {
            home.create(new Name(name), home.vaults().meantOrNew().vault().name());
        }
        near = keep(RunningNode.create(state, "near", record -> record.withIdentity("near")));
        far = keep(RunningNode.create(state, "far", record -> record.withIdentity("far")));
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    /** What a process could run out of. */
    private record Held(long files, int workers, int threads, long heap) {
        boolean isWithin(Held before) {
            // Threads of pools come and go.
            return files <= before.files && workers <= before.workers && threads <= before.threads + 3
                    && heap <= before.heap + CACHES;
        }
    }

    private Held held() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return new Held(files.count(),
                    near.client.call(Api.WORKERS).size() + far.client.call(Api.WORKERS).size(),
                    ManagementFactory.getThreadMXBean().getThreadCount(), heap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What is held when nothing has gone away for longer than a closed end keeps its address. */
    private Held settled() {
        Held least = held();
        for (int same = 0; same < 30; same++) {
            LockSupport.parkNanos(100_000_000);
            Held now = held();
            if (now.workers < least.workers || now.files < least.files) {
                least = now;
                same = 0;
            }
        }
        return least;
    }

    private void leavesNothing(IntConsumer attempt) {
        attempt.accept(0);
        Held before = settled();
        for (int i = 1; i <= TIMES; i++) {
            attempt.accept(i);
        }
        long deadline = System.nanoTime() + RunningNode.SOON.toNanos();
        for (Held after = held(); !after.isWithin(before); after = held()) {
            assertThat(System.nanoTime()).as("before %s, after %s", before, after).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static int nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private InletStatus inlet(String alias, String to, Optional<String> authorized, Duration patience) {
        return near.client.call(PortalApi.CREATE_INLET, new InletRequest("127.0.0.1:0", to, alias, authorized,
                Optional.empty(), patience, true, Optional.empty()));
    }

    private void outlet(String to, boolean tls, Optional<String> policy) {
        far.client.call(PortalApi.CREATE_OUTLET, new OutletRequest(to, tls, Optional.empty(), policy));
    }

    private static void isClosed(IpPort inlet) {
        try (Socket client = new Socket()) {
            client.setSoTimeout((int) RunningNode.SOON.toMillis());
            client.connect(inlet.socketAddress());
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clientsLeaveNothing() {
        IpPort inlet = IpPort.parse(
                inlet("web", far.at() + "/secure/api/service/outlet", Optional.empty(), RunningNode.SOON).bindAddr());
        leavesNothing(_ -> isClosed(inlet));
        assertThat(far.client.call(PortalApi.OUTLET, "outlet").traffic().errors()).isEqualTo(TIMES + 1);
    }

    private void inletsLeaveNothing(String to, Optional<String> authorized, Duration patience) {
        leavesNothing(i -> {
            inlet("web" + i, to, authorized, patience);
            near.client.call(PortalApi.DELETE_INLET, "web" + i);
        });
    }

    enum Refusal {
        TARGET_REFUSES, NO_SUCH_NAME, DENIED, WRONG_CERTIFICATE
    }

    @ParameterizedTest
    @EnumSource
    void clients_whom_the_outlet_turns_away(Refusal refusal) throws Exception {
        switch (refusal) {
            case TARGET_REFUSES -> outlet("127.0.0.1:" + nobody(), false, Optional.empty());
            case NO_SUCH_NAME -> outlet("nobody.invalid:80", false, Optional.empty());
            case DENIED -> outlet("127.0.0.1:" + nobody(), false, Optional.of("(= 1 2)"));
            case WRONG_CERTIFICATE -> outlet("localhost:" + selfSigned(), true, Optional.empty());
        }
        clientsLeaveNothing();
    }

    /** A TLS server for whom nobody vouches. @return its port */
    private int selfSigned() throws Exception {
        Path store = folder.resolve("store.p12");
        assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=localhost", "-storepass", "changeit",
                "-keystore", store.toString()).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory proof = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        proof.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(proof.getKeyManagers(), null, null);
        ServerSocket server = keep(
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        serve(server);
        return server.getLocalPort();
    }

    /** Reads what comes and answers nothing of its own accord. */
    private static void serve(ServerSocket server) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (client) {
                            client.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            assertThat(e).isNotNull(); // who turns away may reset
                        }
                    });
                } catch (IOException e) {
                    assertThat(server.isClosed()).isTrue();
                }
            }
        });
    }

    @Test
    void inlets_outlets_and_relays_that_are_made_and_deleted() {
        String policy = "(= subject.has_credential true)";
        leavesNothing(i -> {
            far.client.call(PortalApi.CREATE_OUTLET,
                    new OutletRequest("127.0.0.1:1", false, Optional.of("o" + i), Optional.of(policy)));
            near.client.call(PortalApi.CREATE_INLET,
                    new InletRequest("127.0.0.1:0", far.at() + "/secure/api/service/o" + i, "i" + i, Optional.empty(),
                            Optional.empty(), RunningNode.SOON, true, Optional.of(policy)));
            near.client.call(PortalApi.CREATE_RELAY,
                    new RelayRequest(far.at(), "r" + i, "r" + i, Optional.empty(), Optional.of(policy), true));
            near.client.call(PortalApi.DELETE_RELAY, "r" + i);
            near.client.call(PortalApi.DELETE_INLET, "i" + i);
            far.client.call(PortalApi.DELETE_OUTLET, "o" + i);
        });
        assertThat(near.client.call(PortalApi.POLICIES)).hasSize(7);
    }

    @Test
    void inlets_whose_peer_is_never_there() throws IOException {
        inletsLeaveNothing("/ip4/127.0.0.1/tcp/" + nobody() + "/secure/api/service/outlet", Optional.empty(),
                RunningNode.SOON);
    }

    @Test
    void inlets_whose_peer_accepts_and_says_nothing() throws IOException {
        ServerSocket silent = keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        serve(silent);
        inletsLeaveNothing("/ip4/127.0.0.1/tcp/" + silent.getLocalPort() + "/secure/api/service/outlet",
                Optional.empty(), Duration.ofMillis(50));
    }

    @Test
    void inlets_whose_peer_is_somebody_else() {
        inletsLeaveNothing(far.at() + "/secure/api/service/outlet", Optional.of("I" + "0".repeat(64)),
                RunningNode.SOON);
    }

    @Test
    void relays_at_a_node_that_is_never_there() throws IOException {
        String at = "/ip4/127.0.0.1/tcp/" + nobody();
        leavesNothing(i -> {
            near.client.call(PortalApi.CREATE_RELAY,
                    new RelayRequest(at, "r" + i, "r" + i, Optional.empty(), Optional.empty(), true));
            near.client.call(PortalApi.DELETE_RELAY, "r" + i);
        });
    }
}
