package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.transport.ResolvedRoute;
import io.ockam.core.transport.Transports;
import io.ockam.core.worker.WorkerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpTransportTest {
    private static final Address ECHO = Address.local("echo");
    private static final Address HOP = Address.local("hop");

    private final TestNode client = TestNode.start();
    private final TestNode server = TestNode.withServices();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_message_goes_to_a_worker_of_the_peer_and_its_reply_comes_back() {
        TcpConnection connection = client.connectTo(server);
        assertThat(client.call("hello", connection.sender(), ECHO)).isEqualTo("hello");
        assertThat(client.call("hello", connection.sender(), HOP, ECHO)).isEqualTo("hello");
    }

    @Test
    void both_ends_know_the_connection_by_its_socket_and_by_its_addresses() {
        TcpConnection outgoing = client.connectTo(server);
        client.call("hello", outgoing.sender(), ECHO);
        TcpConnection incoming = server.tcp.connections().getFirst();
        assertThat(outgoing.mode()).hasToString("outgoing");
        assertThat(incoming.mode()).hasToString("incoming");
        assertThat(outgoing.peer()).isEqualTo(server.listener.local());
        for (String name : List.of(outgoing.peer().toString(), outgoing.sender().toString(), outgoing.sender().name(),
                outgoing.receiver().toString())) {
            assertThat(client.tcp.findConnection(name)).contains(outgoing);
        }
        assertThat(client.tcp.findConnection("nobody")).isEmpty();
        assertThat(outgoing).hasToString("Socket: " + outgoing.peer() + ", Worker: " + outgoing.sender()
                + ", Processor: " + outgoing.receiver() + ", FlowId: " + outgoing.flow());
        assertThat(client.runtime.terminal(Route.of(outgoing.sender()))).contains(outgoing.sender());
        assertThat(client.runtime.list()).contains(outgoing.sender(), outgoing.receiver());
    }

    @Test
    void a_listener_is_found_by_its_socket_and_by_its_address() {
        TcpListener listener = server.listener;
        assertThat(server.tcp.findListener(listener.local().toString())).contains(listener);
        assertThat(server.tcp.findListener(listener.address().toString())).contains(listener);
        assertThat(server.tcp.findListener("127.0.0.1:1")).isEmpty();
        assertThat(server.runtime.flowControls().spawner(listener.address())).contains(listener.flow());
        assertThat(listener).hasToString("Socket: " + listener.local() + ", Processor: " + listener.address()
                + ", FlowId: " + listener.flow());
    }

    @Test
    void at_all_addresses_of_ipv4_nobody_is_heard_over_ipv6() throws IOException {
        heardOverIpv4Only(server.tcp);
    }

    static void heardOverIpv4Only(TcpTransport tcp) throws IOException {
        TcpListener listener = tcp.listen(IpPort.parse("0.0.0.0:0"));
        int port = listener.local().port();
        assertThat(listener.local()).hasToString("0.0.0.0:" + port);
        assertThat(tcp.findListener("0.0.0.0:" + port)).contains(listener);
        // The port is free over IPv6, where the machine has that at all.
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), port));
            assertThat(other.isBound()).isTrue();
        } catch (SocketException e) {
            assertThat(e).hasMessageNotContaining("in use");
        }
    }

    @Test
    void two_connections_to_one_peer_are_two_and_one_ends_without_the_other() {
        TcpConnection first = client.connectTo(server);
        TcpConnection second = client.connectTo(server);
        assertThat(first.sender()).isNotEqualTo(second.sender());
        client.call("hello", first.sender(), ECHO);
        first.disconnect();
        assertThat(first.closed().toCompletableFuture().join()).isEqualTo("disconnected");
        assertThatThrownBy(() -> client.call("hello", first.sender(), ECHO)).isInstanceOf(OckamException.class);
        assertThat(client.call("hello", second.sender(), ECHO)).isEqualTo("hello");
        assertThat(client.tcp.connections()).containsExactly(second);
    }

    @Test
    void what_was_sent_before_a_disconnect_still_arrives() throws Exception {
        var received = new CountDownLatch(1000);
        server.service("count", (_, _) -> received.countDown());
        TcpConnection connection = client.connectTo(server);
        for (int i = 0; i < 1000; i++) {
            client.runtime.app().send(Route.of(connection.sender(), Address.local("count")), "x".repeat(1000));
        }
        client.tcp.disconnect(connection.sender());
        assertThat(received.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_closed_listener_takes_nobody_more_but_its_connections_stay() {
        TcpConnection connection = client.connectTo(server);
        client.call("accepted", connection.sender(), ECHO);
        server.listener.close();
        server.listener.closed().toCompletableFuture().join();
        assertThatThrownBy(() -> client.connectTo(server)).isInstanceOfSatisfying(OckamException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(e).hasMessageContaining(server.listener.local().toString());
        });
        assertThat(client.call("hello", connection.sender(), ECHO)).isEqualTo("hello");
        assertThat(server.tcp.listeners()).isEmpty();
    }

    @Test
    void stopping_the_worker_of_a_listener_or_of_a_connection_ends_it() {
        TcpConnection connection = client.connectTo(server);
        client.call("hello", connection.sender(), ECHO); // a listener that ends resets what it has not accepted yet
        server.runtime.stop(server.listener.address());
        server.listener.closed().toCompletableFuture().join();
        client.runtime.stop(connection.sender());
        assertThat(connection.closed().toCompletableFuture().join()).contains("stopped");
        assertThat(client.runtime.exists(connection.sender())).isFalse();
        assertThat(client.runtime.exists(connection.receiver())).isFalse();
        assertThat(client.runtime.flowControls().size()).isEqualTo(1);
    }

    @Test
    void the_end_of_the_peer_is_noticed_at_once_and_told_to_who_asks() {
        TcpConnection connection = client.connectTo(server);
        client.call("hello", connection.sender(), ECHO);
        server.close();
        assertThat(connection.closed().toCompletableFuture().join()).isEqualTo("the peer closed the connection");
        assertThat(client.tcp.connections()).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_said_to_be_in_use() {
        assertThatThrownBy(() -> client.tcp.listen(server.listener.local()))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                .hasMessage("The address " + server.listener.local() + " is already in use");
        assertThatThrownBy(() -> client.tcp.listen(IpPort.parse("192.0.2.1:0")))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                .hasMessage("This machine does not have the address of 192.0.2.1:0");
    }

    @Test
    void given_addresses_and_flows_are_kept_and_taken_ones_refused() {
        FlowControlId flow = new FlowControlId("f".repeat(32));
        TcpConnectionOptions options = TcpConnectionOptions.defaults()
                .withAddresses(Address.local("s"), Address.local("r")).withFlow(flow);
        TcpConnection connection = client.connectTo(server, options);
        assertThat(connection.sender()).isEqualTo(Address.local("s"));
        assertThat(connection.receiver()).isEqualTo(Address.local("r"));
        assertThat(connection.flow()).isEqualTo(flow);
        assertThatThrownBy(() -> client.connectTo(server, options)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThat(client.call("hello", connection.sender(), ECHO)).isEqualTo("hello");
        TcpListener listener = client.tcp.listen(IpPort.parse("127.0.0.1:0"),
                TcpListenerOptions.defaults().withAddress(Address.local("l")).withFlow(flow));
        assertThat(listener.address()).isEqualTo(Address.local("l"));
        assertThat(listener.flow()).isEqualTo(flow);
    }

    @Test
    void a_route_with_a_tcp_address_is_resolved_by_a_new_connection_each_time() {
        Transports transports = new Transports();
        transports.register(client.tcp);
        Address peer = new Address(Address.TCP,
                Bytes.utf8("localhost:" + server.listener.local().port()));
        try (ResolvedRoute first = transports.resolve(Route.of(peer, ECHO));
                ResolvedRoute second = transports.resolve(Route.of(peer, ECHO))) {
            assertThat(client.tcp.connections()).hasSize(2);
            assertThat(first.route()).isNotEqualTo(second.route());
            assertThat(client.runtime.call(first.route(), "hello", String.class, TestNode.LONG)).isEqualTo("hello");
        }
        assertThatThrownBy(() -> transports.resolve(Route.of(peer, peer)))
                .hasMessage("only one transport hop is allowed in a route");
    }

    @Test
    void a_peer_reaches_only_what_consumes_its_flow_or_its_listeners() {
        server.runtime.start("private", (context, message) -> context.reply(message.payload()));
        TcpConnection connection = client.connectTo(server);
        client.call("hello", connection.sender(), ECHO);
        Route route = Route.of(connection.sender(), Address.local("private"));
        assertThatThrownBy(() -> client.runtime.call(route, "hello", String.class, Duration.ofMillis(300)))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
        server.allow(Address.local("private"), server.tcp.connections().getFirst().flow());
        assertThat(client.runtime.call(route, "hello", String.class, TestNode.LONG)).isEqualTo("hello");
    }

    @Test
    void a_connection_made_as_consumer_of_a_flow_can_be_reached_by_it() {
        TestNode third = TestNode.withServices();
        try (third) {
            TcpConnection toServer = client.connectTo(server);
            client.call("accepted", toServer.sender(), ECHO);
            TcpConnection plain = server.connectTo(third);
            TcpConnection consumer = server.connectTo(third,
                    TcpConnectionOptions.defaults().asConsumer(server.listener.flow()));
            TcpConnection incoming = server.tcp.connections().stream()
                    .filter(c -> c.mode() == TcpConnection.Mode.INCOMING).findFirst().orElseThrow();
            server.allow(incoming.sender(), consumer.flow());
            assertThat(client.call("hello", toServer.sender(), consumer.sender(), ECHO)).isEqualTo("hello");
            assertThatThrownBy(
                    () -> client.runtime.call(Route.of(toServer.sender(), plain.sender(), ECHO), "hello", String.class,
                            Duration.ofMillis(300)))
                    .isInstanceOf(OckamException.class);
        }
    }

    @Test
    void a_message_over_16_MiB_ends_the_connection_and_says_so() {
        TcpConnection connection = client.connectTo(server);
        assertThatThrownBy(() -> client.runtime.app().send(Route.of(connection.sender(), ECHO), new byte[1 << 24]))
                .isInstanceOf(OckamException.class);
        assertThat(connection.closed().toCompletableFuture().join()).startsWith("message length exceeded");
    }

    @Test
    void a_name_or_a_timeout_that_leads_nowhere_is_reported() throws Exception {
        assertThatThrownBy(() -> client.tcp.connect(HostPort.parse("no-such-host.invalid:1")))
                .hasMessageContaining("no-such-host.invalid");
        try (ServerSocket full = new ServerSocket(0, 1)) {
            HostPort peer = HostPort.parse("127.0.0.1:" + full.getLocalPort());
            TcpConnectionOptions quick = TcpConnectionOptions.defaults().withTimeout(Duration.ofMillis(200));
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100; i++) {
                    client.tcp.connect(peer, quick);
                }
            }).isInstanceOfSatisfying(OckamException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
        }
    }

    @Test
    void an_event_loop_or_a_worker_is_not_blocked_by_connecting() {
        HostPort peer = server.listener.local().toHostPort();
        client.runtime.start("pooled", (context, _) -> {
            try {
                client.tcp.connect(peer);
            } catch (OckamException e) {
                context.reply(e.code().name());
            }
        });
        assertThat(client.call("go", Address.local("pooled"))).isEqualTo("INVALID");
        client.runtime.start(WorkerOptions.at("blocking").blocking(),
                (context, _) -> context.reply(client.tcp.connect(peer).mode().toString()));
        assertThat(client.call("go", Address.local("blocking"))).isEqualTo("outgoing");
    }
}
