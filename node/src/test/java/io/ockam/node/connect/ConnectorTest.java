package io.ockam.node.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.node.Node;
import io.ockam.transport.tcp.TcpConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Node node = Node.start("n1");
    private final List<String> ended = new ArrayList<>();
    private final Channels channels = new Channels();
    private final Connector connector = node.connector().then(channels);

    @AfterEach
    void close() {
        node.close();
    }

    /** Opens {@code /secure/L} as {@code L-1}, {@code L-2} …, without any channel. */
    private final class Channels implements Step {
        private final List<Route> asked = new ArrayList<>();
        private final List<CompletableFuture<String>> overs = new ArrayList<>();
        private boolean isBroken;
        private boolean waitsForLoss;

        @Override
        public Optional<Stretch> find(List<Component> address) {
            for (int i = 0; i < address.size(); i++) {
                if (address.get(i).protocol() == Protocol.SECURE) {
                    return Optional.of(new Stretch(i, i + 1, true));
                }
            }
            return Optional.empty();
        }

        @Override
        public Link open(Route before, CompletionStage<String> lost, List<Component> stretch, Duration timeout) {
            if (isBroken) {
                throw new OckamException(ErrorCode.TIMED_OUT, "no channel");
            }
            if (waitsForLoss) {
                throw new OckamException(ErrorCode.UNAVAILABLE,
                        lost.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join());
            }
            Route route = before.append(Address.local(stretch.getFirst().value()));
            asked.add(route);
            String name = stretch.getFirst().value() + "-" + asked.size();
            CompletableFuture<String> over = new CompletableFuture<>();
            overs.add(over);
            return new Link(Address.local(name), new FlowControlId(name), () -> 0, () -> false, over,
                    () -> ended.add(name));
        }
    }

    private Connection connect(String address) {
        return connector.connect(MultiAddress.parse(address), SOON);
    }

    @Test
    void an_address_of_workers_is_a_route_and_opens_nothing() {
        Connection connection = connect("/service/hop/worker/w/service/echo");
        assertThat(connection.route()).isEqualTo(Route.of("hop", "w", "echo"));
        assertThat(connection.transportRoute()).isEqualTo(Route.of("hop", "w"));
        assertThat(connection.links()).isEmpty();
    }

    @Test
    void a_connection_stands_where_its_components_stood() {
        String peer = node.listen("127.0.0.1:0").local().toString().replace(":", "/tcp/");
        try (Connection connection = connect("/ip4/" + peer + "/service/echo")) {
            Address sender = connection.links().getFirst().address();
            assertThat(connection.route()).isEqualTo(Route.of(sender, Address.local("echo")));
        }
        try (Connection bare = connect("/ip4/" + peer)) {
            assertThat(bare.transportRoute()).as("a sender leads out of the node").isEqualTo(bare.route());
        }
    }

    @Test
    void every_secure_part_is_opened_through_those_before_it() {
        Connection connection = connect("/service/relay/secure/api/service/next/secure/api/secure/inner/service/echo");
        assertThat(channels.asked).containsExactly(Route.of("relay", "api"), Route.of("api-1", "next", "api"),
                Route.of("api-2", "inner"));
        assertThat(connection.route()).isEqualTo(Route.of("inner-3", "echo"));
        connection.close();
        assertThat(ended).as("what goes through it has not ended yet").containsExactly("inner-3");
        channels.overs.get(2).complete("closed");
        channels.overs.get(1).complete("closed");
        assertThat(ended).containsExactly("inner-3", "api-2", "api-1");
    }

    @Test
    void the_far_side_of_the_last_link_reaches_the_usual_services() {
        connect("/secure/api/secure/inner");
        assertThat(node.workers().flowControls().consumers(new FlowControlId("inner-2"))).containsExactlyInAnyOrder(
                Address.local("key_exchanger"), Address.local("api"), Address.local("uppercase"),
                Address.local("echo"));
        assertThat(node.workers().flowControls().consumers(new FlowControlId("api-1"))).isEmpty();
    }

    @Test
    void two_tcp_parts_are_refused_before_anything_is_opened() {
        assertThatThrownBy(() -> connect("/ip4/127.0.0.1/tcp/1/dnsaddr/localhost/tcp/2/service/echo"))
                .isInstanceOf(OckamException.class).hasMessage("multiple tcp connections created in a `MultiAddr`");
    }

    @Test
    void what_comes_through_any_link_is_a_sign_of_life() {
        List<Link> links = Stream.of(1, 20).map(received -> new Link(Address.local("l" + received),
                new FlowControlId("f" + received), () -> received, () -> false, new CompletableFuture<>(), () -> {}))
                .toList();
        assertThat(new Connection(Route.EMPTY, Route.EMPTY, links).received()).isEqualTo(21);
        assertThat(new Connection(Route.EMPTY, Route.EMPTY, List.of()).received()).isZero();
    }

    @Test
    void a_step_that_waits_is_told_when_the_connection_before_it_is_lost() throws IOException {
        channels.waitsForLoss = true;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    server.accept().close();
                } catch (IOException e) {
                    assertThat(server.isClosed()).as(e.toString()).isTrue();
                }
            });
            assertThatThrownBy(() -> connect("/ip4/127.0.0.1/tcp/" + server.getLocalPort() + "/secure/api"))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        }
    }

    @Test
    void what_was_opened_for_an_address_that_fails_is_closed_again() {
        String peer = "/ip4/" + node.listen("127.0.0.1:0").local().toString().replace(":", "/tcp/");
        channels.isBroken = true;
        assertThatThrownBy(() -> connect(peer + "/secure/api/service/echo")).hasMessage("no channel");
        channels.isBroken = false;
        assertThatThrownBy(() -> connect(peer + "/secure/api/node/n2")).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
        assertThat(ended).containsExactly("api-1");
        channels.overs.getFirst().complete("closed");
        for (TcpConnection open : node.tcp().connections()) {
            if (open.mode() == TcpConnection.Mode.OUTGOING) {
                assertThat(open.closed()).as("it is being closed").succeedsWithin(SOON);
            }
        }
    }
}
