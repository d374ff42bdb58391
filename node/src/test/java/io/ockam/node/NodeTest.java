package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.node.connect.Connection;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node as a program sees it. */
class NodeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NOT_LONG = Duration.ofMillis(200);

    @Test
    void a_program_talks_to_workers_of_its_own() {
        try (Node node = Node.start("n1")) {
            node.worker("echoer", (context, message) -> context.reply(message.payload()));
            assertThat(node.call(Route.of("echoer"), "hello", String.class, SOON)).isEqualTo("hello");
        }
    }

    @Test
    void a_node_brings_echo_and_uppercase_unless_it_is_asked_for_others() {
        try (Node node = Node.start("n1")) {
            assertThat(node.call(Route.of("uppercase"), "straße", String.class, SOON)).isEqualTo("STRASSE");
            assertThat(node.call(Route.of("echo"), "hello", String.class, SOON)).isEqualTo("hello");
        }
        try (Node node = Node.start(NodeOptions.named("n1").withServices())) {
            assertThatThrownBy(() -> node.call(Route.of("echo"), "hello", String.class, SOON))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void another_node_reaches_the_workers_that_a_listener_admits_and_no_others() {
        try (Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0", "uppercase");
            TcpConnection connection = one.connect(listener.local().toString());
            Route uppercase = Route.of(connection.sender(), Address.local("uppercase"));
            assertThat(one.call(uppercase, "hello", String.class, SOON)).isEqualTo("HELLO");

            Route echo = Route.of(connection.sender(), Address.local("echo"));
            assertThatThrownBy(() -> one.call(echo, "hello", String.class, NOT_LONG))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
            two.admit(listener.flow(), "echo");
            assertThat(one.call(echo, "hello", String.class, SOON)).isEqualTo("hello");
        }
    }

    @Test
    void a_multi_address_becomes_a_route_and_its_connection_is_closed_with_it() {
        try (Node one = Node.start("n1"); Node two = Node.start("n2")) {
            TcpListener listener = two.listen("127.0.0.1:0", "uppercase");
            MultiAddress address = MultiAddress
                    .parse("/dnsaddr/localhost/tcp/" + listener.local().port() + "/service/uppercase");
            Connection connection = one.connect(address, SOON);
            assertThat(one.call(connection.route(), "hello", String.class, SOON)).isEqualTo("HELLO");
            assertThat(connection.transportRoute().toList()).containsExactly(connection.links().getFirst().address());
            connection.close();
            assertThat(connection.lost()).succeedsWithin(SOON);
        }
    }

    @Test
    void a_node_that_has_ended_frees_its_port_and_says_so_to_those_who_wait() {
        Node first = Node.start("n1");
        String address = first.listen("127.0.0.1:0").local().toString();
        first.close();
        assertThat(first.stopped().toCompletableFuture()).isCompleted();
        try (Node second = Node.start("n1")) {
            assertThat(second.listen(address).local()).hasToString(address);
        }
    }
}
