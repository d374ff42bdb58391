package io.ockam.portal;

import static io.ockam.portal.TestPortals.ANY_PORT;
import static io.ockam.portal.TestPortals.QUICK;
import static io.ockam.portal.TestPortals.call;
import static io.ockam.portal.TestPortals.client;
import static io.ockam.portal.TestPortals.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Guard;
import io.ockam.portal.connection.PortalTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients, an inlet, an outlet and a server, all in one process. */
class PortalTest {
    private static final PortalTimes IMPATIENT = new PortalTimes(Duration.ofMillis(300), QUICK.linger(), QUICK.tick(),
            QUICK.quiet(), QUICK.silence());

    private final TestPortals here = new TestPortals();

    @AfterEach
    void stop() {
        here.close();
    }

    @Test
    void what_a_client_says_reaches_the_server_and_the_answer_comes_back() throws IOException {
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            try (Socket client = client(inlet)) {
                assertThat(call(client, "hello")).isEqualTo("hello");
                assertThat(call(client, "again")).isEqualTo("again");
                assertThat(inlet.statistics().open()).isEqualTo(1);
            }
            eventually(() -> inlet.statistics().open() == 0);
            assertThat(inlet.statistics()).satisfies(seen -> {
                assertThat(seen.connections()).isEqualTo(1);
                assertThat(seen.sent()).isEqualTo(10);
                assertThat(seen.received()).isEqualTo(10);
                assertThat(seen.errors()).isZero();
            });
        }
    }

    @Test
    void a_client_that_has_finished_writing_still_gets_its_answer() throws IOException {
        try (Server upper = Server.start(client -> {
            byte[] all = client.getInputStream().readAllBytes();
            client.getOutputStream().write(new String(all, UTF_8).toUpperCase(Locale.ROOT).getBytes(UTF_8));
        })) {
            here.outlet(upper.address(), OutletOptions.defaults());
            try (Socket client = client(here.inletTo("outlet"))) {
                client.getOutputStream().write("the whole question".getBytes(UTF_8));
                client.shutdownOutput();
                assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).isEqualTo("THE WHOLE QUESTION");
            }
        }
    }

    @Test
    void a_server_that_greets_and_closes_is_heard_to_its_last_byte() throws IOException {
        byte[] greeting = new byte[3_000_000];
        new Random(1).nextBytes(greeting);
        try (Server server = Server.start(client -> client.getOutputStream().write(greeting))) {
            here.outlet(server.address(), OutletOptions.defaults());
            try (Socket client = client(here.inletTo("outlet"))) {
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(greeting);
            }
        }
    }

    @Test
    void bulk_in_both_directions_at_once_arrives_whole() throws Exception {
        byte[] bulk = new byte[16 << 20];
        new Random(2).nextBytes(bulk);
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            try (Socket client = client(here.inletTo("outlet"))) {
                CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
                    try {
                        return client.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }, task -> Thread.ofVirtual().start(task));
                client.getOutputStream().write(bulk);
                client.shutdownOutput();
                assertThat(Arrays.equals(received.get(), bulk)).isTrue();
            }
        }
    }

    @Test
    void a_client_that_stops_reading_stops_its_server_and_nobody_else() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicBoolean stalled = new AtomicBoolean(true);
        AtomicLong written = new AtomicLong();
        try (Server source = Server.start(client -> {
            boolean mine = stalled.getAndSet(false);
            byte[] block = new byte[64 << 10];
            for (int i = 0; i < 1024; i++) {
                client.getOutputStream().write(block);
                if (mine) {
                    written.addAndGet(block.length);
                }
            }
            if (mine) {
                blocked.countDown();
            }
        })) {
            here.outlet(source.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            try (Socket sleeper = client(inlet)) {
                assertThat(sleeper.getInputStream().read()).isZero();
                for (int i = 0; i < 5; i++) {
                    try (Socket other = client(inlet)) {
                        assertThat(other.getInputStream().readAllBytes()).hasSize(64 << 20);
                    }
                }
                assertThat(blocked.getCount()).isEqualTo(1);
                assertThat(written.get()).isLessThan(32 << 20);
                assertThat(sleeper.getInputStream().readAllBytes()).hasSize((64 << 20) - 1);
            }
        }
    }

    @Test
    void a_refusing_target_closes_the_client_at_once_with_the_reason_in_the_statistics() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Outlet outlet = here.outlet(new HostPort("127.0.0.1", nobody), OutletOptions.defaults());
        Inlet inlet = here.inletTo("outlet");
        try (Socket client = client(inlet)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(inlet.statistics().lastError().orElseThrow().reason())
                .isEqualTo("the other end refused it: its target cannot be reached");
        assertThat(outlet.statistics().lastError().orElseThrow().reason())
                .contains("Nobody listens at 127.0.0.1:" + nobody).contains("refused");
    }

    @Test
    void a_target_that_does_not_resolve_closes_the_client() throws IOException {
        here.outlet(HostPort.parse("no-such-host.invalid:80"), OutletOptions.defaults());
        try (Socket client = client(here.inletTo("outlet"))) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void without_an_outlet_the_client_is_closed() throws IOException {
        Inlet inlet = here.inletTo("outlet");
        try (Socket client = client(inlet)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(inlet.statistics().lastError().orElseThrow().reason()).contains("no worker at 0#outlet");
    }

    @Test
    void an_outlet_that_never_answers_costs_a_client_no_more_than_the_handshake_time() throws IOException {
        here.node.start("outlet", (_, _) -> {});
        Inlet inlet = here.portals.with(IMPATIENT).inlet("web", ANY_PORT, InletOptions.defaults());
        inlet.open(Route.of("outlet"));
        try (Socket client = client(inlet)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(inlet.statistics().lastError().orElseThrow().reason()).contains("no answer from the outlet");
        eventually(() -> inlet.statistics().open() == 0);
    }

    @Test
    void a_denied_ping_closes_the_client_and_both_ends_know_why() throws IOException {
        try (Server echo = Server.echo()) {
            Outlet outlet = here.outlet(echo.address(),
                    OutletOptions.defaults().guardedBy(denying(new AtomicBoolean(false))));
            Inlet inlet = here.inletTo("outlet");
            try (Socket client = client(inlet)) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(outlet.statistics().lastError().orElseThrow().reason()).isEqualTo("policy p denies I1");
            assertThat(inlet.statistics().lastError().orElseThrow().reason())
                    .isEqualTo("the other end refused it: policy p denies I1");
        }
    }

    @Test
    void a_changed_policy_ends_an_idle_portal_at_either_end() throws IOException {
        try (Server echo = Server.echo()) {
            AtomicBoolean allowed = new AtomicBoolean(true);
            Outlet outlet = here.outlet(echo.address(),
                    OutletOptions.defaults().guardedBy(denying(allowed)));
            Inlet inlet = here.inletTo("outlet");
            try (Socket client = client(inlet)) {
                assertThat(call(client, "hello")).isEqualTo("hello");
                allowed.set(false);
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(outlet.statistics().lastError().orElseThrow().reason()).isEqualTo("policy p denies I1");
            eventually(() -> inlet.statistics().errors() == 1);
            assertThat(inlet.statistics().lastError().orElseThrow().reason())
                    .isEqualTo("the other end closed it: policy p denies I1");
        }
    }

    private static Guard denying(AtomicBoolean allowed) {
        return new Guard() {
            @Override
            public Verdict incoming(Message message) {
                return allowed.get()
                        ? Verdict.allowed()
                        : new Verdict.Denied("policy p denies I1");
            }

            @Override
            public Verdict outgoing(Message message) {
                return incoming(message);
            }
        };
    }

    @Test
    void a_client_that_resets_takes_the_connection_to_the_server_with_it() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (Server server = Server.start(client -> {
            client.getOutputStream().write('x');
            end.complete(client.getInputStream().read());
        })) {
            Outlet outlet = here.outlet(server.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            Socket client = client(inlet);
            assertThat(client.getInputStream().read()).isEqualTo('x');
            client.setSoLinger(true, 0);
            client.close();
            assertThat(end.get()).isEqualTo(-1);
            eventually(() -> inlet.statistics().open() == 0 && outlet.statistics().open() == 0);
        }
    }

    @Test
    void a_deleted_inlet_refuses_new_clients_and_closes_those_that_are_there() throws IOException {
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            InetSocketAddress address = inlet.address().orElseThrow().socketAddress();
            try (Socket client = client(inlet)) {
                assertThat(call(client, "hello")).isEqualTo("hello");
                inlet.close();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket late = new Socket()) {
                assertThatThrownBy(() -> late.connect(address)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_lost_connection_closes_clients_behind_what_they_had_been_sent_and_new_ones_at_once() throws IOException {
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            try (Socket client = client(inlet)) {
                assertThat(call(client, "hello")).isEqualTo("hello");
                inlet.lost("the peer is gone");
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket other = client(inlet)) {
                assertThat(other.getInputStream().read()).isEqualTo(-1);
            }
            inlet.open(Route.of("outlet"));
            try (Socket again = client(inlet)) {
                assertThat(call(again, "hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void more_clients_than_an_inlet_may_have_are_closed_as_they_come() throws IOException {
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            Inlet inlet = here.portals.inlet("web", ANY_PORT, InletOptions.defaults().withMost(1));
            inlet.open(Route.of("outlet"));
            try (Socket first = client(inlet)) {
                assertThat(call(first, "hello")).isEqualTo("hello");
                try (Socket second = client(inlet)) {
                    assertThat(second.getInputStream().read()).isEqualTo(-1);
                }
                assertThat(call(first, "again")).isEqualTo("again");
            }
            assertThat(inlet.statistics().lastError().orElseThrow().reason()).isEqualTo("more than 1 clients");
        }
    }

    @Test
    void more_connections_than_an_outlet_may_have_are_refused() throws IOException {
        try (Server echo = Server.echo()) {
            Outlet outlet = here.outlet(echo.address(),
                    OutletOptions.defaults().withMost(1).withConnect(Duration.ofSeconds(5)));
            Inlet inlet = here.inletTo("outlet");
            try (Socket first = client(inlet)) {
                assertThat(call(first, "hello")).isEqualTo("hello");
                try (Socket second = client(inlet)) {
                    assertThat(second.getInputStream().read()).isEqualTo(-1);
                }
                assertThat(call(first, "again")).isEqualTo("again");
            }
            assertThat(outlet.statistics().lastError().orElseThrow().reason()).isEqualTo("more than 1 connections");
            assertThat(inlet.statistics().lastError().orElseThrow().reason())
                    .isEqualTo("the other end refused it: it has too many connections");
        }
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Inlet inlet = here.portals.inlet("web", IpPort.parse("127.0.0.1:" + taken.getLocalPort()),
                    InletOptions.defaults());
            assertThatThrownBy(() -> inlet.open(Route.of("outlet"))).isInstanceOfSatisfying(OckamException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.IN_USE);
                assertThat(e).hasMessage("The address 127.0.0.1:" + taken.getLocalPort() + " is already in use");
            });
            inlet.close();
        }
    }

    @Test
    void a_thousand_connections_at_once_share_one_inlet() throws Exception {
        try (Server echo = Server.echo()) {
            Outlet outlet = here.outlet(echo.address(), OutletOptions.defaults());
            Inlet inlet = here.inletTo("outlet");
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                clients.add(client(inlet));
            }
            for (Socket client : clients) {
                assertThat(call(client, "hello")).isEqualTo("hello");
            }
            assertThat(inlet.statistics().open()).isEqualTo(1000);
            for (Socket client : clients) {
                client.close();
            }
            eventually(() -> inlet.statistics().open() == 0 && outlet.statistics().open() == 0);
            eventually(() -> here.node.list().size() == 2);
        }
    }
}
