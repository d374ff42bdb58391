package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.node.FaultProxy.Manner;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.ConnectionLink;
import io.ockam.portal.Inlet;
import io.ockam.portal.InletOptions;
import io.ockam.portal.Outlet;
import io.ockam.portal.OutletOptions;
import io.ockam.portal.connection.PortalTimes;
import io.ockam.portal.session.Connector;
import io.ockam.portal.session.Session;
import io.ockam.portal.session.SessionListener;
import io.ockam.portal.session.SessionState;
import io.ockam.portal.session.SessionTimes;
import io.ockam.transport.tcp.TcpListener;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Portals over connections that delay, split, throttle and cut, under load: what arrives is a beginning of what was sent, never anything else.
 *
 * <p>{@code -Dockam.soak.portals=N}: N times as much as in a build.
 */
class PortalFaultsTest {
    private static final int TIMES = Integer.getInteger("ockam.soak.portals", 1);
    private static final int SHORT = TIMES == 1 ? 500 : 5000 * TIMES;
    /** How long one client reads nothing. */
    private static final Duration STALL = Duration.ofSeconds(TIMES == 1 ? 0 : 60);
    /** Asks the server to take {@link #CONTENT}, instead of the number of blocks that it is to send. */
    private static final int UPLOAD = 255;
    private static final byte[] CONTENT = new byte[4 << 20];
    private static final SessionTimes QUICK = new SessionTimes(Duration.ofSeconds(10), Duration.ofSeconds(3), 3,
            Duration.ofMillis(20),
            Duration.ofMillis(200));

    static {
        new Random(4).nextBytes(CONTENT);
    }

    private final Node near = Node.start("near");
    private final Node far = Node.start("far");
    private ServerSocket server;
    private Outlet outlet;
    private Inlet inlet;
    private int farPort;
    private FlowControlId farFlow;

    /** Sends as much of {@link #CONTENT} as it is asked for, or takes it and says how much has come. */
    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> send(client));
                } catch (IOException e) {
                    assertThat(server.isClosed()).as(e.toString()).isTrue();
                }
            }
        });
        TcpListener listener = far.listen("127.0.0.1:0", "outlet", "echo");
        farPort = listener.local().port();
        farFlow = listener.flow();
        outlet = far.portals().outlet("outlet", new HostPort("127.0.0.1", server.getLocalPort()),
                OutletOptions.defaults());
        inlet = near.portals().inlet("web", IpPort.parse("127.0.0.1:0"), InletOptions.defaults());
    }

    private static void send(Socket client) {
        try (client) {
            int wanted = client.getInputStream().read();
            if (wanted == UPLOAD) {
                byte[] arrived = client.getInputStream().readAllBytes();
                client.getOutputStream().write(isBeginning(arrived) ? arrived.length >> 16 : UPLOAD);
                return;
            }
            client.getOutputStream().write(CONTENT, 0, Math.min(wanted << 16, CONTENT.length));
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("null"); // cut
        }
    }

    @AfterEach
    void stop() throws IOException {
        near.close();
        far.close();
        server.close();
    }

    private Session session(int port) {
        return session(port, QUICK, SessionListener.NONE);
    }

    private Session session(int port, SessionTimes times, SessionListener listener) {
        return Session.start("tcp-inlet web", near.workers(), () -> connect(port), times, listener,
                InstantSource.system(), new Random());
    }

    private Connector.Link connect(int port) {
        Connection connection = near.connector().connect(
                MultiAddress.parse("/ip4/127.0.0.1/tcp/" + port + "/service/outlet"), Duration.ofSeconds(10));
        inlet.open(connection.route());
        return new ConnectionLink(connection, () -> inlet.lost("the connection was lost"));
    }

    private Socket client() throws IOException {
        Socket client = new Socket();
        client.setSoTimeout(60_000);
        client.connect(inlet.address().orElseThrow().socketAddress());
        return client;
    }

    /** What a client gets that asks for {@code blocks} of 64 KiB. */
    private byte[] download(int blocks) throws IOException {
        try (Socket client = client()) {
            client.getOutputStream().write(blocks);
            return client.getInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0]; // reset, or the inlet is not connected just now
        }
    }

    private static boolean isBeginning(byte[] arrived) {
        return Arrays.mismatch(arrived, 0, arrived.length, CONTENT, 0, arrived.length) < 0;
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPLIT", "SLOW", "MODEM"})
    void a_bad_connection_delivers_everything_in_order(String name) throws Exception {
        Manner manner = switch (name) {
            case "SPLIT" -> Manner.SPLIT;
            case "SLOW" -> Manner.SLOW;
            default -> TIMES > 1 ? Manner.MODEM : Manner.FASTER_MODEM;
        };
        int blocks = name.equals("MODEM") ? 1 : 8 * TIMES;
        try (FaultProxy proxy = FaultProxy.before(farPort, manner); Session session = session(proxy.port())) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(30))).isTrue();
            byte[] arrived = download(Math.min(blocks, 60));
            assertThat(arrived).hasSize(Math.min(blocks, 60) << 16);
            assertThat(isBeginning(arrived)).isTrue();
        }
    }

    @Test
    void an_upload_over_a_slow_line_is_not_taken_for_a_dead_one() throws Exception {
        // A line that is eight times as fast as the slowest, and times that are less than eight times as short.
        outlet.close();
        far.workers().awaitStopped(outlet.address(), Duration.ofSeconds(30));
        outlet = far.portals()
                .with(new PortalTimes(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofMillis(50),
                        Duration.ofSeconds(3), Duration.ofSeconds(9)))
                .outlet("outlet", new HostPort("127.0.0.1", server.getLocalPort()),
                        OutletOptions.defaults().asConsumer(List.of(farFlow)));
        SessionTimes impatient = new SessionTimes(Duration.ofSeconds(2), Duration.ofSeconds(1), 3,
                Duration.ofMillis(20), Duration.ofMillis(200));
        Queue<String> losses = new ConcurrentLinkedQueue<>();
        SessionListener listener = new SessionListener() {
            @Override
            public void down(String why, Instant nextTry) {
                losses.add(why);
            }
        };
        try (FaultProxy proxy = FaultProxy.before(farPort, Manner.ADSL);
                Session session = session(proxy.port(), impatient, listener)) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(30))).isTrue();
            try (Socket client = client()) {
                client.getOutputStream().write(UPLOAD);
                client.getOutputStream().write(CONTENT, 0, 12 << 16);
                client.shutdownOutput();
                assertThat(client.getInputStream().read()).as("what has arrived is what was sent").isEqualTo(12);
            }
        }
        assertThat(losses).isEmpty();
    }

    @Test
    void a_cut_connection_delivers_a_beginning_and_comes_back_by_itself() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(farPort, Manner.PLAIN); Session session = session(proxy.port())) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(30))).isTrue();
            for (int round = 0; round < 5 * TIMES; round++) {
                List<CompletableFuture<byte[]>> downloads = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    downloads.add(CompletableFuture.supplyAsync(() -> {
                        try {
                            return download(60);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }, task -> Thread.ofVirtual().start(task)));
                }
                long before = outlet.statistics().sent();
                eventually(() -> outlet.statistics().sent() > before + (1 << 20));
                proxy.cut();
                for (CompletableFuture<byte[]> download : downloads) {
                    assertThat(isBeginning(download.get())).isTrue();
                }
                eventually(() -> {
                    try {
                        return download(1).length == 1 << 16;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            eventually(() -> outlet.statistics().open() == 0 && inlet.statistics().open() == 0);
        }
    }

    @Test
    void many_short_connections_leave_nothing_behind() throws Exception {
        try (Session session = session(farPort)) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(30))).isTrue();
            shortOnes(SHORT / 10);
            eventually(() -> workers() < 40);
            long files = files();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long heap = heap();
            shortOnes(SHORT);
            assertThat(inlet.statistics().connections()).isEqualTo(SHORT + SHORT / 10);
            assertThat(inlet.statistics().errors()).isZero();
            eventually(() -> outlet.statistics().open() == 0 && workers() < 40 && files() <= files
                    && ManagementFactory.getThreadMXBean().getThreadCount() <= threads + 3);
            // What only a second collection finds counts as gone.
            eventually(() -> heap() - heap < 4 << 20);
        }
    }

    private void shortOnes(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (Socket client = client()) {
                client.getOutputStream().write(0);
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private int workers() {
        return near.workers().list().size() + far.workers().list().size();
    }

    /** Open files of this process, both nodes. */
    private static long files() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void one_that_reads_nothing_among_many_holds_up_nobody() throws Exception {
        try (Session session = session(farPort)) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(30))).isTrue();
            try (Socket sleeper = client()) {
                sleeper.getOutputStream().write(60);
                InputStream in = sleeper.getInputStream();
                assertThat(in.read()).isEqualTo(CONTENT[0] & 0xff);
                long start = System.nanoTime();
                do {
                    others(100 * TIMES);
                } while (System.nanoTime() - start < STALL.toNanos());
                assertThat(session.state()).isInstanceOf(SessionState.Up.class);
                assertThat(in.readAllBytes()).hasSize((60 << 16) - 1);
            }
        }
    }

    /** So many at once, all of which are served. */
    private void others(int count) throws IOException {
        List<Socket> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(client());
        }
        for (Socket other : others) {
            other.getOutputStream().write(1);
        }
        for (Socket other : others) {
            assertThat(other.getInputStream().readAllBytes()).hasSize(1 << 16);
            other.close();
        }
    }
}
