package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.pressure.Marks;
import io.ockam.node.service.ServiceKind;
import io.ockam.portal.Inlet;
import io.ockam.portal.InletOptions;
import io.ockam.portal.Outlet;
import io.ockam.portal.OutletOptions;
import io.ockam.portal.relay.RelayOptions;
import io.ockam.portal.relay.RelayRegistration;
import io.ockam.portal.relay.RelayService;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.transport.tcp.TcpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Portals between nodes, over real sockets all the way. */
class PortalsOverTcpTest {
    private static final IpPort ANY_PORT = IpPort.parse("127.0.0.1:0");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Gives back what it gets. */
    private static final class Echo implements AutoCloseable {
        private final ServerSocket listener = listen();

        Echo() {
            Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try {
                        Socket client = listener.accept();
                        Thread.ofVirtual().start(() -> echo(client));
                    } catch (IOException e) {
                        assertThat(listener.isClosed()).as("closed: " + e).isTrue();
                    }
                }
            });
        }

        private static ServerSocket listen() {
            try {
                return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void echo(Socket client) {
            try (client) {
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }

        HostPort address() {
            return new HostPort("127.0.0.1", listener.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static Socket client(Inlet inlet) throws IOException {
        Socket client = new Socket();
        client.setSoTimeout((int) SOON.toMillis());
        client.connect(inlet.address().orElseThrow().socketAddress());
        return client;
    }

    private static void thereAndBack(Socket client, int bytes) throws Exception {
        byte[] bulk = new byte[bytes];
        new Random(bytes).nextBytes(bulk);
        CompletableFuture<byte[]> back = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                back.complete(client.getInputStream().readAllBytes());
            } catch (IOException e) {
                back.completeExceptionally(e);
            }
        });
        client.getOutputStream().write(bulk);
        client.shutdownOutput();
        assertThat(Arrays.equals(back.get(), bulk)).isTrue();
    }

    @Test
    void bulk_crosses_a_connection_in_both_directions_and_ends_leave_nothing_behind() throws Exception {
        try (Echo echo = new Echo(); Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0", "outlet");
            Outlet outlet = two.portals().outlet("outlet", echo.address(), OutletOptions.defaults());
            TcpConnection connection = one.connect(listener.local().toString());
            Inlet inlet = one.portals().inlet("web", ANY_PORT, InletOptions.defaults());
            inlet.open(Route.of(connection.sender(), Address.local("outlet")));
            try (Socket client = client(inlet)) {
                thereAndBack(client, 32 << 20);
            }
            assertThat(inlet.statistics().errors()).isZero();
            assertThat(outlet.statistics().received()).isEqualTo(32 << 20);
        }
    }

    @Test
    void when_the_connection_between_the_nodes_goes_both_sockets_are_closed() throws Exception {
        try (Echo echo = new Echo(); Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0", "outlet");
            Outlet outlet = two.portals().outlet("outlet", echo.address(), OutletOptions.defaults());
            TcpConnection connection = one.connect(listener.local().toString());
            Inlet inlet = one.portals().inlet("web", ANY_PORT, InletOptions.defaults());
            inlet.open(Route.of(connection.sender(), Address.local("outlet")));
            try (Socket client = client(inlet)) {
                client.getOutputStream().write('x');
                assertThat(client.getInputStream().read()).isEqualTo('x');
                connection.disconnect();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            long deadline = System.nanoTime() + SOON.toNanos();
            while (outlet.statistics().open() > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void when_the_connection_below_a_channel_goes_both_sockets_are_closed_and_the_channel_is_not() throws Exception {
        try (Echo echo = new Echo(); Crossing crossing = Crossing.to(echo.address(), Crossing.Way.STRAIGHT)) {
            try (Socket client = client(crossing.inlet())) {
                client.getOutputStream().write('x');
                assertThat(client.getInputStream().read()).isEqualTo('x');
                crossing.connection().disconnect();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            long deadline = System.nanoTime() + SOON.toNanos();
            while (crossing.outlet().statistics().open() > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            assertThat(crossing.outlet().statistics().lastError().orElseThrow().reason()).contains("lost");
            assertThat(crossing.far().channels().channels()).hasSize(1);
        }
    }

    @Test
    void a_node_without_a_reachable_port_is_reached_through_a_relay() throws Exception {
        try (Echo echo = new Echo();
                Node one = Node.start("n1");
                Node relay = Node.start("n2");
                Node three = Node.start("n3")) {
            TcpListener listener = relay.listen("127.0.0.1:0");
            RelayService.start(relay.workers(), RelayOptions.open().reachableBy(List.of(listener.flow())));
            three.services().start(ServiceKind.HOP, Address.local("hop"));
            three.portals().outlet("outlet", echo.address(), OutletOptions.defaults());
            TcpConnection registered = three.connect(listener.local().toString());
            three.admit(registered.flow(), "hop");
            RelayRegistration registration = RelayRegistration.register(three.workers(), Route.of(registered.sender()),
                    registered.closed(), "n3", SOON);
            assertThat(registration.remote().name()).isEqualTo("forward_to_n3");

            TcpConnection connection = one.connect(listener.local().toString());
            Inlet inlet = one.portals().inlet("web", ANY_PORT, InletOptions.defaults());
            inlet.open(Route.of(connection.sender(), registration.remote(), Address.local("hop"),
                    Address.local("outlet")));
            try (Socket client = client(inlet)) {
                thereAndBack(client, 8 << 20);
            }
        }
    }

    private static void assertRefused(Inlet inlet, String outlet) throws IOException {
        try (Socket client = client(inlet)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(inlet.statistics().errors()).isEqualTo(1);
        assertThat(inlet.statistics().lastError().orElseThrow().reason()).isEqualTo(
                "the other end refused it: there is no outlet at " + outlet + " that can be reached this way");
    }

    @Test
    void where_no_outlet_is_or_none_for_those_who_come_this_way_clients_are_closed_at_once() throws Exception {
        try (Echo echo = new Echo(); Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0");
            two.portals().outlet("private", echo.address(), OutletOptions.defaults());
            TcpConnection connection = one.connect(listener.local().toString());
            for (String outlet : new String[]{"missing", "private"}) {
                Inlet inlet = one.portals().inlet(outlet, ANY_PORT, InletOptions.defaults());
                inlet.open(Route.of(connection.sender(), Address.local(outlet)));
                assertRefused(inlet, outlet);
            }
        }
    }

    @Test
    void a_client_for_an_outlet_that_is_gone_is_told_through_a_channel_as_well() throws Exception {
        try (Echo echo = new Echo(); Crossing crossing = Crossing.to(echo.address(), Crossing.Way.RELAYED)) {
            crossing.outlet().close();
            crossing.far().workers().awaitStopped(crossing.outlet().address(), SOON);
            assertRefused(crossing.inlet(), "outlet");
        }
    }

    @Test
    void what_is_there_instead_of_an_outlet_is_told_apart_by_its_answer() throws Exception {
        try (Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpConnection connection = one.connect(two.listen("127.0.0.1:0", "echo").local().toString());
            Inlet inlet = one.portals().inlet("web", ANY_PORT, InletOptions.defaults());
            inlet.open(Route.of(connection.sender(), Address.local("echo")));
            try (Socket client = client(inlet)) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(inlet.statistics().lastError().orElseThrow().reason())
                    .isEqualTo("what answers there is no outlet");
        }
    }

    @Test
    void eight_times_what_a_connection_may_queue_goes_through_at_once_with_nothing_lost() throws Exception {
        Marks tiny = new Marks(4096, 64 << 10, 1 << 16, 1 << 20);
        try (Echo echo = new Echo();
                Node one = Node.start(NodeOptions.named("n1")
                        .withTcp(TcpOptions.defaults().withMarks(tiny, tiny.withMarks(1 << 16, 16 << 20))));
                Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0", "outlet");
            two.portals().outlet("outlet", echo.address(), OutletOptions.defaults());
            try (FaultProxy proxy = FaultProxy.before(listener.local().port(), FaultProxy.Manner.SLOW)) {
                TcpConnection connection = one.connect("127.0.0.1:" + proxy.port());
                Inlet inlet = one.portals().inlet("web", ANY_PORT, InletOptions.defaults());
                inlet.open(Route.of(connection.sender(), Address.local("outlet")));
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    all.add(done);
                    Thread.ofVirtual().start(() -> {
                        try (Socket client = client(inlet)) {
                            thereAndBack(client, 128 << 10);
                            done.complete(null);
                        } catch (Exception | AssertionError e) {
                            done.completeExceptionally(e);
                        }
                    });
                }
                all.forEach(CompletableFuture::join);
                assertThat(inlet.statistics().errors()).isZero();
            }
        }
    }
}
