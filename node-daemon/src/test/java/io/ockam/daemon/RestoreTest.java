package io.ockam.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.ConsumerRequest;
import io.ockam.control.api.NotRestored;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made in a node at run time, and what becomes of it when the node is started again. */
class RestoreTest {
    @TempDir
    Path folder;

    private StateDirectory state;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder.resolve("home"));
    }

    private static TransportStatus listen(RunningNode node) {
        return node.client.call(Api.CREATE_TCP_LISTENER, new SocketAddressRequest("127.0.0.1:0"));
    }

    private static TransportStatus connect(RunningNode from, String to) {
        return from.client.call(Api.CREATE_TCP_CONNECTION, new SocketAddressRequest(to));
    }

    private static void hop(RunningNode node, String name) {
        node.client.call(Api.START_SERVICE, new ServiceStatus(name, "hop"));
    }

    /** {@code /worker/<hex>}: how routes name a connection. */
    private static String worker(TransportStatus connection) {
        return "/worker/" + connection.workerAddr().substring("0#".length());
    }

    @Test
    void a_restart_brings_everything_back_as_it_was() {
        try (RunningNode two = RunningNode.create(state, "n2")) {
            RunningNode one = RunningNode.create(state, "n1");
            hop(one, "h1");
            TransportStatus listener = listen(one);
            TransportStatus connection = connect(one, two.address());
            one.client.call(Api.ADD_CONSUMER, new ConsumerRequest("/service/echo"), listener.flowControlId());
            List<TransportStatus> listeners = one.client.call(Api.TCP_LISTENERS);
            List<ServiceStatus> services = one.client.call(Api.SERVICES);
            one.close();

            try (RunningNode again = RunningNode.start(state, "n1")) {
                assertThat(again.info().notRestored()).isEmpty();
                assertThat(again.client.call(Api.TCP_LISTENERS)).isEqualTo(listeners);
                assertThat(again.client.call(Api.SERVICES)).isEqualTo(services);
                assertThat(again.client.call(Api.TCP_CONNECTIONS)).containsExactly(connection);
                assertThat(again.send(worker(connection) + "/service/uppercase", "hello")).isEqualTo("HELLO");
                assertThat(two.send("/ip4/" + listener.socketAddr().replace(":", "/tcp/") + "/service/echo", "hello"))
                        .as("the consumer is one again").isEqualTo("hello");
                assertThat(two.send(again.at() + "/service/h1/service/echo",
                        "hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void what_was_deleted_does_not_come_back() {
        try (RunningNode two = RunningNode.create(state, "n2")) {
            RunningNode one = RunningNode.create(state, "n1");
            TransportStatus listener = listen(one);
            TransportStatus connection = connect(one, two.address());
            one.client.call(Api.DELETE_TCP_LISTENER, listener.socketAddr());
            one.client.call(Api.DELETE_TCP_CONNECTION, connection.workerAddr());
            one.close();
            try (RunningNode again = RunningNode.start(state, "n1")) {
                assertThat(again.client.call(Api.TCP_LISTENERS)).hasSize(1);
                assertThat(again.client.call(Api.TCP_CONNECTIONS)).isEmpty();
            }
        }
    }

    @Test
    void what_cannot_come_back_says_why_and_can_be_forgotten() {
        RunningNode two = RunningNode.create(state, "n2");
        String peer = two.address();
        RunningNode one = RunningNode.create(state, "n1");
        TransportStatus connection = connect(one, peer);
        two.close();
        one.close();
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.info().notRestored()).singleElement().satisfies(lost -> {
                assertThat(lost.kind()).isEqualTo("tcp-connection");
                assertThat(lost.name()).isEqualTo(connection.workerAddr());
                assertThat(lost.reason()).contains("Unable to connect to " + peer);
            });
        }
        try (RunningNode third = RunningNode.start(state, "n1")) {
            third.client.call(Api.DELETE_TCP_CONNECTION, peer);
            assertThat(third.info().notRestored()).isEmpty();
            assertThatThrownBy(() -> third.client.call(Api.DELETE_TCP_CONNECTION, peer))
                    .hasMessage("Connection " + peer + " was not found in the registry.");
        }
        try (RunningNode fourth = RunningNode.start(state, "n1")) {
            assertThat(fourth.info().notRestored()).isEmpty();
        }
    }

    @Test
    void a_node_created_in_the_place_of_a_dead_one_starts_empty() {
        RunningNode first = RunningNode.create(state, "n1");
        hop(first, "h1");
        listen(first);
        first.close();
        try (RunningNode second = RunningNode.create(state, "n1")) {
            assertThat(second.client.call(Api.SERVICES)).extracting(ServiceStatus::type).doesNotContain("hop");
            assertThat(second.client.call(Api.TCP_LISTENERS)).hasSize(1);
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_told_and_left_alone() throws IOException {
        RunningNode node = RunningNode.create(state, "n1");
        hop(node, "h1");
        hop(node, "h2");
        Path resources = node.kept.folder().resolve("resources");
        node.close();
        Path damaged = resourceOf(resources, "h1");
        Files.writeString(damaged, "not json");
        Path foreign = resourceOf(resources, "h2");
        Files.writeString(foreign, Files.readString(foreign).replace("\"service\"", "\"teleporter\""));
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.info().notRestored()).extracting(NotRestored::kind)
                    .containsExactlyInAnyOrder("resource", "teleporter");
            assertThat(again.info().notRestored()).extracting(NotRestored::reason)
                    .anyMatch(reason -> reason.contains(damaged.toString()));
        }
        assertThat(damaged).hasContent("not json");
        assertThat(foreign).exists();
    }

    private static Path resourceOf(Path resources, String name) throws IOException {
        try (Stream<Path> files = Files.list(resources)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.readString(file).contains("\"" + name + "\"")) {
                    return file;
                }
            }
        }
        throw new AssertionError("no record of " + name);
    }

    @Test
    void what_cannot_be_kept_is_not_made() throws IOException {
        try (RunningNode node = RunningNode.create(state, "n1")) {
            Path resources = node.kept.folder().resolve("resources");
            Files.move(resources, resources.resolveSibling("away"));
            Files.writeString(resources, "in the way");
            assertThatThrownBy(() -> hop(node, "h1")).isInstanceOf(OckamException.class)
                    .hasMessageContaining(resources.toString());
            assertThat(node.client.call(Api.SERVICES)).extracting(ServiceStatus::type).doesNotContain("hop");
            assertThatThrownBy(() -> listen(node)).hasMessageContaining(resources.toString());
            assertThat(node.client.call(Api.TCP_LISTENERS)).hasSize(1);
        }
    }

    @Test
    void a_port_that_somebody_else_has_taken_meanwhile_fails_the_start() {
        RunningNode one = RunningNode.create(state, "n1");
        String address = one.address();
        one.close();
        try (RunningNode _ = RunningNode.create(state, "n2", record -> record.withTcpListenerAddress(address))) {
            assertThatThrownBy(() -> RunningNode.start(state, "n1")).isInstanceOfSatisfying(OckamException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE)).hasMessageContaining(address);
            assertThat(state.nodes().get(new Name("n1")).isOccupied()).isFalse();
        }
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.address()).isEqualTo(address);
        }
    }
}
