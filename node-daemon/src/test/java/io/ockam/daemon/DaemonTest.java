package io.ockam.daemon;

import static io.ockam.daemon.RunningNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.api.NodeResources;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.control.client.EventStream;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Defaults;
import io.ockam.state.HttpOption;
import io.ockam.state.LaunchConfiguration;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.StateDirectory;
import io.ockam.state.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a node's process, but for the process. */
class DaemonTest {
    @TempDir
    Path folder;

    private StateDirectory state;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder.resolve("home"));
    }

    @Test
    void a_fresh_node_tells_what_it_is_and_what_is_in_it() {
        try (RunningNode node = RunningNode.create(state, "n1")) {
            NodeResources resources = node.info().resources();
            long pid = ProcessHandle.current().pid();
            assertThat(resources.name()).isEqualTo("n1");
            assertThat(resources.isDefault()).isTrue();
            assertThat(resources.status()).isEqualTo(new NodeStatus.Running(pid));
            assertThat(resources.route().verbose().orElseThrow())
                    .isEqualTo("/dnsaddr/localhost/tcp/" + node.address().split(":", -1)[1]);
            assertThat(resources.transports()).extracting(TransportStatus::socketAddr).containsExactly(node.address());
            assertThat(resources.services()).extracting(service -> service.type() + " at " + service.addr())
                    .containsExactly("uppercase at uppercase", "echo at echo",
                            "secure_channel_listener at api", "forwarding_service at forwarding_service");
            assertThat(resources.httpServerAddress()).isEmpty();
            assertThat(node.info().notRestored()).isEmpty();
        }
    }

    @Test
    void its_record_says_where_it_is_as_long_as_it_runs() {
        Node kept;
        try (RunningNode node = RunningNode.create(state, "n1")) {
            kept = node.kept;
            assertThat(kept.process().orElseThrow().ready()).isTrue();
            assertThat(kept.isOccupied()).isTrue();
            assertThat(kept.record().tcpBoundAddress()).contains(node.address());
        }
        assertThat(kept.process()).isEmpty();
        assertThat(kept.isOccupied()).isFalse();
        assertThat(kept.folder().resolve("control.sock")).doesNotExist();
    }

    @Test
    void messages_are_sent_from_the_node_and_through_it() {
        try (RunningNode one = RunningNode.create(state, "n1"); RunningNode two = RunningNode.create(state, "n2")) {
            assertThat(one.send("/service/uppercase", "hello")).isEqualTo("HELLO");
            String peer = two.at();
            assertThat(one.send(peer + "/service/uppercase", "hello")).isEqualTo("HELLO");
            assertThat(one.client.call(Api.TCP_CONNECTIONS)).as("a message's own connection goes with it").isEmpty();
        }
    }

    @Test
    void a_message_that_cannot_be_sent_says_why_and_one_without_reply_times_out() {
        try (RunningNode node = RunningNode.create(state, "n1")) {
            assertThatThrownBy(() -> node.send("/service/nope", "hello")).hasMessage("Failed to send message")
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                    .cause().hasMessageContaining("0#nope");
            MessageRequest toNobody = new MessageRequest("/service/app", Bytes.utf8("x"), Duration.ofMillis(50));
            assertThatThrownBy(() -> node.client.call(Api.SEND_MESSAGE, toNobody)).hasMessage("timeout: 50ms");
        }
    }

    @Test
    void a_port_that_is_taken_fails_the_start_with_its_address_and_leaves_nothing() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(() -> RunningNode.create(state, "n1", record -> record.withTcpListenerAddress(address)))
                    .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                    .hasMessageContaining(address).hasMessageContaining("already in use");
            assertThat(state.nodes().all()).isEmpty();
            assertThat(state.defaults().get(Defaults.Kind.NODE)).isEmpty();
        }
    }

    @Test
    void an_http_port_that_is_taken_frees_the_tcp_port_again() throws IOException {
        String free = freeAddress();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> RunningNode.create(state, "n1", record -> record.withTcpListenerAddress(free)
                    .withHttp(new HttpOption.At(taken.getLocalPort()))))
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
        try (RunningNode node = RunningNode.create(state, "n1", record -> record.withTcpListenerAddress(free))) {
            assertThat(node.address()).isEqualTo(free);
        }
    }

    private static String freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void there_are_never_two_of_one_node() {
        try (RunningNode node = RunningNode.create(state, "n1")) {
            assertThatThrownBy(() -> RunningNode.start(state, "n1")).hasMessage("Node n1 is already running");
            assertThatThrownBy(() -> RunningNode.create(state, "n1")).hasMessage("Node n1 has been already created");
            assertThat(node.send("/service/echo", "still here")).isEqualTo("still here");
        }
    }

    @Test
    void whoever_listens_is_told_what_is_made_and_what_comes_and_goes() {
        try (RunningNode one = RunningNode.create(state, "n1");
                RunningNode two = RunningNode.create(state, "n2");
                EventStream events = one.client.events()) {
            TransportStatus made = one.client.call(Api.CREATE_TCP_CONNECTION, new SocketAddressRequest(two.address()));
            one.client.call(Api.DELETE_TCP_CONNECTION, made.workerAddr());
            assertThat(Stream.generate(() -> events.next().orElseThrow().kind()).limit(4).toList())
                    .containsExactlyInAnyOrder(
                            "tcp-connection.opened", "tcp-connection.created", "tcp-connection.deleted",
                            "tcp-connection.closed");
        }
    }

    @Test
    void a_client_may_ask_the_node_to_end() throws InterruptedException {
        try (RunningNode node = RunningNode.create(state, "n1")) {
            node.client.call(Api.STOP);
            node.awaitAskedToEnd();
        }
    }

    @Test
    void a_node_in_a_deep_home_answers_on_a_socket_elsewhere() {
        StateDirectory deep = new StateDirectory(folder.resolve("x".repeat(120)).resolve("y".repeat(80)));
        Path socket;
        try (RunningNode node = RunningNode.create(deep, "n1")) {
            socket = node.kept.process().orElseThrow().controlSocket();
            assertThat(socket.toString()).hasSizeLessThan(104);
            assertThat(node.send("/service/echo", "hello")).isEqualTo("hello");
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void nobody_else_can_read_what_a_node_keeps() throws IOException {
        try (RunningNode node = RunningNode.create(state, "n1"); Stream<Path> all = Files.walk(node.kept.folder())) {
            for (Path path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void the_http_endpoint_shows_the_node_and_stays_at_its_port() throws IOException {
        int port;
        try (RunningNode node = RunningNode.create(state, "n1", record -> record.withHttp(new HttpOption.At(0)))) {
            String address = node.info().resources().httpServerAddress().orElseThrow();
            port = Integer.parseInt(address.split(":", -1)[1]);
            assertThat(http(port, "HEAD / HTTP/1.1")).startsWith("HTTP/1.1 200 OK\r\n").contains("date: ")
                    .doesNotContain("content-length");
            assertThat(http(port, "GET //show/?x=1 HTTP/1.1")).startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(((Json) node.info().resources().toJson()).compact());
            assertThat(http(port, "GET / HTTP/1.1")).startsWith("HTTP/1.1 404 ").contains("content-length: 0");
            assertThat(http(port, "POST /show HTTP/1.1")).startsWith("HTTP/1.1 404 ");
            assertThat(http(port, "GET /show HTTP/1.1\r\nhost: localhost:" + port)).startsWith("HTTP/1.1 200 OK");
            assertThat(http(port, "GET /show HTTP/1.1\r\nhost: rebound.example:" + port)).startsWith("HTTP/1.1 404 ");
        }
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.info().resources().httpServerAddress()).contains("127.0.0.1:" + port);
        }
    }

    private static String http(int port, String line) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            socket.getOutputStream()
                    .write((line + "\r\nconnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_launch_configuration_leaves_only_echo() {
        try (RunningNode node = RunningNode.create(state, "n1",
                record -> record.withLaunchConfiguration(LaunchConfiguration.parse("{}")))) {
            assertThat(node.info().resources().services()).extracting("addr").containsExactly("echo");
        }
    }

    @Test
    void a_launch_configuration_starts_the_listener_that_it_names_and_every_start_does() {
        LaunchConfiguration wanted = LaunchConfiguration
                .parse("{\"startup_services\": {\"secure_channel_listener\": {\"address\": \"l\"}}}");
        RunningNode node = RunningNode.create(state, "n1", record -> record.withLaunchConfiguration(wanted));
        List<SecureChannelListenerStatus> listeners = node.client.call(SecureChannelApi.LISTENERS);
        assertThat(listeners).singleElement().satisfies(one -> assertThat(one.address().name()).isEqualTo("l"));
        node.close();
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.info().notRestored()).isEmpty();
            assertThat(again.client.call(SecureChannelApi.LISTENERS)).isEqualTo(listeners);
            assertThat(again.info().resources().services()).extracting("addr").containsExactlyInAnyOrder("echo", "l");
        }
    }

    @Test
    void what_the_node_offers_is_reached_through_the_listener_of_a_launch_configuration() {
        LaunchConfiguration wanted = LaunchConfiguration
                .parse("{\"startup_services\": {\"secure_channel_listener\": {\"address\": \"l\"}}}");
        try (RunningNode client = RunningNode.create(state, "n1")) {
            try (RunningNode node = RunningNode.create(state, "n2", old -> old.withLaunchConfiguration(wanted))) {
                node.client.call(Api.START_SERVICE, new ServiceStatus("shout", "uppercase"));
                assertThat(client.send(throughL(node), "hello")).isEqualTo("HELLO");
            }
            try (RunningNode again = RunningNode.start(state, "n2")) {
                assertThat(client.send(throughL(again), "hello")).isEqualTo("HELLO");
            }
        }
    }

    private static String throughL(RunningNode node) {
        return node.at() + "/secure/l/service/shout";
    }

    @Test
    void a_listener_of_a_launch_configuration_that_cannot_be_started_fails_the_node() {
        LaunchConfiguration wanted = LaunchConfiguration.parse(
                "{\"startup_services\": {\"secure_channel_listener\": {\"identity\": \"nobody\"}}}");
        assertThatThrownBy(
                () -> RunningNode.create(state, "n1", record -> record.withLaunchConfiguration(wanted)))
                .hasMessageContaining("nobody");
        assertThat(state.nodes().find(new Name("n1"))).isEmpty();
    }

    @Test
    void a_node_whose_record_is_damaged_does_not_start_and_says_which_file() throws IOException {
        RunningNode.create(state, "n1").close();
        Path record = state.nodes().get(new Name("n1")).folder().resolve("node.json");
        Files.writeString(record, "{\"format\": 1, \"na");
        assertThatThrownBy(() -> RunningNode.start(state, "n1")).hasMessageContaining(record.toString());
        Files.writeString(record, "{\"format\": 99}");
        assertThatThrownBy(() -> RunningNode.start(state, "n1")).hasMessageContaining("format 99");
        assertThat(record).hasContent("{\"format\": 99}");
    }

    @Test
    void a_stopped_node_has_no_record_of_a_process_but_all_else() {
        RunningNode.create(state, "n1").close();
        Node kept = state.nodes().get(new Name("n1"));
        assertThat(kept.status()).isEqualTo(new NodeStatus.Stopped());
        NodeRecord record = kept.record();
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.kept.record()).isEqualTo(record);
        }
    }
}
