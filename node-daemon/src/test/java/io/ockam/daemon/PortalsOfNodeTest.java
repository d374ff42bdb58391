package io.ockam.daemon;

import static io.ockam.daemon.RunningNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portals, relays and policies as a node's control API makes them. */
class PortalsOfNodeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private StateDirectory state;
    private EchoServer server;

    @BeforeEach
    void prepare() throws IOException {
        state = new StateDirectory(folder.resolve("home"));
        server = new EchoServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private OutletStatus outlet(RunningNode node, Optional<String> address, Optional<String> policy) {
        return node.client.call(PortalApi.CREATE_OUTLET,
                new OutletRequest(server.address(), false, address, policy));
    }

    private static InletRequest inlet(String alias, String to) {
        return new InletRequest("127.0.0.1:0", to, alias, Optional.empty(), Optional.empty(), Duration.ofSeconds(5),
                true,
                Optional.empty());
    }

    private static String route(RunningNode node, String... services) {
        return node.at() + "/service/" + String.join("/service/", services);
    }

    /** -1 if the connection is closed instead of answered. */
    private static int firstByteBack(String address) {
        try (Socket client = new Socket()) {
            client.setSoTimeout((int) SOON.toMillis());
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                    Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))));
            client.getOutputStream().write('x');
            return client.getInputStream().read();
        } catch (IOException e) {
            return -2;
        }
    }

    @Test
    void a_restart_of_either_node_brings_the_portal_back_on_the_same_port() {
        RunningNode two = RunningNode.create(state, "n2");
        OutletStatus outlet = outlet(two, Optional.empty(), Optional.empty());
        assertThat(outlet.workerAddr().name()).isEqualTo("outlet");
        RunningNode one = RunningNode.create(state, "n1");
        InletStatus inlet = one.client.call(PortalApi.CREATE_INLET, inlet("web", route(two, "outlet")));
        assertThat(inlet.status()).isEqualTo(ConnectionStatus.UP);
        assertThat(inlet.outletRoute().orElseThrow()).endsWith(" => 0#outlet");
        assertThat(firstByteBack(inlet.bindAddr())).isEqualTo('x');
        assertThat(one.client.call(PortalApi.INLET, "web").traffic().connections()).isEqualTo(1);

        two.close();
        one.close();
        try (RunningNode oneAgain = RunningNode.start(state, "n1");
                RunningNode twoAgain = RunningNode.start(state, "n2")) {
            eventually(() -> firstByteBack(inlet.bindAddr()) == 'x');
            assertThat(oneAgain.client.call(PortalApi.INLETS)).singleElement()
                    .satisfies(back -> assertThat(back.bindAddr()).isEqualTo(inlet.bindAddr()));
            assertThat(twoAgain.client.call(PortalApi.OUTLETS)).singleElement()
                    .satisfies(back -> assertThat(back.to()).isEqualTo(outlet.to()));
            assertThat(oneAgain.info().resources().inlets()).hasSize(1);
            assertThat(twoAgain.info().resources().outlets()).hasSize(1);
        }
    }

    @Test
    void an_inlet_whose_peer_is_not_there_is_made_and_shown_as_down_with_the_reason() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        try (RunningNode one = RunningNode.create(state, "n1")) {
            InletStatus inlet = one.client.call(PortalApi.CREATE_INLET,
                    inlet("web", "/ip4/127.0.0.1/tcp/" + nobody + "/service/outlet"));
            assertThat(inlet.status()).isEqualTo(ConnectionStatus.DOWN);
            assertThat(inlet.outletRoute()).isEmpty();
            assertThat(inlet.session().orElseThrow().reason().orElseThrow()).contains("127.0.0.1:" + nobody);
            assertThat(firstByteBack(inlet.bindAddr())).as("refused").isEqualTo(-2);
        }
    }

    @Test
    void an_alias_and_an_address_are_taken_once() {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            InletStatus first = one.client.call(PortalApi.CREATE_INLET, inlet("web", route(one, "outlet")));
            assertThatThrownBy(() -> one.client.call(PortalApi.CREATE_INLET, inlet("web", route(one, "outlet"))))
                    .hasMessage("A TCP inlet with alias 'web' already exists");
            InletRequest same = new InletRequest(first.bindAddr(), route(one, "outlet"), "other", Optional.empty(),
                    Optional.empty(), Duration.ofSeconds(5), true, Optional.empty());
            assertThatThrownBy(() -> one.client.call(PortalApi.CREATE_INLET, same))
                    .hasMessage("A TCP inlet with bind tcp address '" + first.bindAddr() + "' already exists");
            assertThat(one.client.call(PortalApi.INLETS)).hasSize(1);

            outlet(one, Optional.of("db"), Optional.empty());
            assertThatThrownBy(() -> outlet(one, Optional.of("db"), Optional.empty()))
                    .hasMessage("A TCP outlet with address '0#db' already exists");
            assertThat(outlet(one, Optional.empty(), Optional.empty()).workerAddr().name()).isEqualTo("outlet");
            assertThat(one.info().resources().services()).contains(new ServiceStatus("db", "outlet"),
                    new ServiceStatus("outlet", "outlet"));
            assertThat(outlet(one, Optional.empty(), Optional.empty()).workerAddr().name()).matches("[a-z]+-[a-z]+");
        }
    }

    @Test
    void deleting_frees_the_port_the_address_and_the_policy() {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            outlet(one, Optional.of("db"), Optional.of("(= 1 1)"));
            assertThat(one.client.call(PortalApi.POLICIES)).extracting(Policy::resource).contains("db");
            InletStatus inlet = one.client.call(PortalApi.CREATE_INLET, inlet("web", route(one, "db")));
            one.client.call(PortalApi.DELETE_INLET, "web");
            one.client.call(PortalApi.DELETE_OUTLET, "db");
            assertThat(one.client.call(PortalApi.POLICIES)).extracting(Policy::resource).doesNotContain("db");
            assertThat(firstByteBack(inlet.bindAddr())).isEqualTo(-2);
            assertThatThrownBy(() -> one.client.call(PortalApi.DELETE_INLET, "web"))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
            assertThatThrownBy(() -> one.client.call(PortalApi.OUTLET, "db")).hasMessageContaining("0#db not found");
        }
    }

    @Test
    void a_policy_admits_nobody_who_came_without_a_secure_channel() {
        try (RunningNode one = RunningNode.create(state, "n1"); RunningNode two = RunningNode.create(state, "n2")) {
            outlet(two, Optional.empty(), Optional.of("(= subject.identifier \"I0\")"));
            InletStatus inlet = one.client.call(PortalApi.CREATE_INLET, inlet("web", route(two, "outlet")));
            assertThat(firstByteBack(inlet.bindAddr())).isEqualTo(-1);
            assertThat(two.client.call(PortalApi.OUTLETS).getFirst().traffic().lastError().orElseThrow())
                    .contains("admits nobody without a secure channel");
        }
    }

    @Test
    void policies_are_kept_and_so_is_the_deletion_of_the_default_of_a_type() {
        RunningNode one = RunningNode.create(state, "n1");
        assertThat(one.client.call(PortalApi.POLICIES)).hasSize(7)
                .allMatch(policy -> policy.expression().equals("(= subject.has_credential true)"));
        one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "db", "a or b"));
        one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.TYPE, "relay", "(= 1 1)"));
        one.client.call(PortalApi.DELETE_POLICY, "resource-type", "echoer");
        assertThatThrownBy(() -> one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.TYPE, "relay", "a or")))
                .hasMessageContaining("cannot be parsed");
        List<Policy> before = one.client.call(PortalApi.POLICIES);
        one.close();
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(again.client.call(PortalApi.POLICIES)).isEqualTo(before).hasSize(7);
            again.client.call(PortalApi.DELETE_POLICY, "resource", "db");
            assertThatThrownBy(() -> again.client.call(PortalApi.DELETE_POLICY, "resource", "db"))
                    .hasMessage("No policy found for resource 'db' and action 'handle_message'");
        }
    }

    private static Optional<String> policy(RunningNode node, String resource) {
        return node.client.call(PortalApi.POLICIES).stream().filter(policy -> policy.resource().equals(resource))
                .map(Policy::expression).findFirst();
    }

    private static void relay(RunningNode node, String name, Optional<String> policy) {
        node.client.call(PortalApi.CREATE_RELAY,
                new RelayRequest("/ip4/127.0.0.1/tcp/1", name, name, Optional.empty(), policy, false));
    }

    private static void inlet(RunningNode node, String alias, Optional<String> policy) {
        node.client.call(PortalApi.CREATE_INLET, new InletRequest("127.0.0.1:0", route(node, "db"), alias,
                Optional.empty(), Optional.empty(), Duration.ofSeconds(5), false, policy));
    }

    private static List<String> policies(RunningNode node, String resource) {
        return node.client.call(PortalApi.POLICIES).stream().filter(policy -> policy.resource().equals(resource))
                .map(policy -> policy.type().orElse("all") + ": " + policy.expression()).toList();
    }

    @Test
    void a_policy_is_that_of_the_resource_that_was_made_with_it_and_of_nothing_else_of_that_name() {
        try (RunningNode one = RunningNode.create(state, "n1"); RunningNode two = RunningNode.create(state, "n2")) {
            relay(two, "db", Optional.of("(= 2 3)"));
            outlet(two, Optional.of("db"), Optional.empty());
            InletStatus open = one.client.call(PortalApi.CREATE_INLET, inlet("open", route(two, "db")));
            assertThat(firstByteBack(open.bindAddr())).as("an outlet without a policy").isEqualTo('x');
            inlet(two, "db", Optional.of("(= 3 3)"));
            outlet(two, Optional.of("guarded"), Optional.of("(= 1 1)"));
            inlet(two, "echo", Optional.of("(= 4 4)"));
            assertThat(policies(two, "db")).containsExactly("tcp-inlet: (= 3 3)", "relay: (= 2 3)");
            assertThat(policies(two, "guarded")).containsExactly("tcp-outlet: (= 1 1)");
            assertThat(two.send("/service/echo", "hello")).as("the policy of an inlet called echo").isEqualTo("hello");

            two.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "db", "(= 5 5)"));
            assertThat(policies(two, "db")).as("set for all of that name").containsExactly("all: (= 5 5)");
            assertThat(firstByteBack(open.bindAddr())).as("without a secure channel").isEqualTo(-1);
            two.client.call(PortalApi.DELETE_POLICY, "resource", "db");
            assertThat(policies(two, "db")).isEmpty();
            assertThat(firstByteBack(open.bindAddr())).isEqualTo('x');
        }
    }

    @Test
    void a_policy_goes_with_its_resource_and_one_for_all_of_a_name_with_the_last_of_them_also_after_a_restart() {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "db", "(= 1 1)"));
            relay(one, "db", Optional.of("(= 2 2)"));
            outlet(one, Optional.of("db"), Optional.of("(= 3 3)"));
            inlet(one, "db", Optional.empty());
        }
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(policies(again, "db")).containsExactlyInAnyOrder("tcp-outlet: (= 3 3)", "relay: (= 2 2)",
                    "all: (= 1 1)");
            again.client.call(PortalApi.DELETE_OUTLET, "db");
            assertThat(policies(again, "db")).containsExactlyInAnyOrder("relay: (= 2 2)", "all: (= 1 1)");
            again.client.call(PortalApi.DELETE_RELAY, "db");
            assertThat(policies(again, "db")).containsExactly("all: (= 1 1)");
            again.client.call(PortalApi.DELETE_INLET, "db");
            assertThat(policies(again, "db")).isEmpty();
        }
    }

    @Test
    void a_policy_set_beforehand_gives_way_and_is_still_there_if_the_resource_cannot_be_kept() throws Exception {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "db", "(= 1 1)"));
            outlet(one, Optional.of("db"), Optional.of("(= 2 2)"));
            assertThat(policy(one, "db")).contains("(= 2 2)");

            one.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "blue", "(= 1 1)"));
            refuseToKeep("relay", "blue");
            refuseToKeep("outlet", "web");
            assertThatThrownBy(() -> relay(one, "blue", Optional.of("(= 2 2)"))).isInstanceOf(OckamException.class);
            assertThatThrownBy(() -> outlet(one, Optional.of("web"), Optional.of("(= 2 2)")))
                    .isInstanceOf(OckamException.class);
            assertThat(policies(one, "blue")).containsExactly("all: (= 1 1)");
            assertThat(policies(one, "web")).isEmpty();
        }
    }

    @Test
    void what_a_policy_was_for_that_cannot_be_read_any_more_is_closed_and_nothing_else() throws Exception {
        RunningNode two = RunningNode.create(state, "n2");
        outlet(two, Optional.of("other"), Optional.empty());
        outlet(two, Optional.of("named"), Optional.empty());
        outlet(two, Optional.of("own"), Optional.of("(= 1 1)"));
        two.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "named", "(= 1 1)"));
        two.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "echo", "(= 1 1)"));
        two.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.TYPE, "relay", "(= 1 1)"));
        Path resources = two.kept.folder().resolve("resources");
        two.close();
        for (String name : List.of("resource named", "tcp-outlet own", "resource-type relay")) {
            Files.writeString(record(resources, "policy", name), "not json");
        }
        Path echo = record(resources, "policy", "resource echo");
        Files.writeString(echo, Files.readString(echo).replace("(= 1 1)", "(= 1"));

        try (RunningNode one = RunningNode.create(state, "n1"); RunningNode again = RunningNode.start(state, "n2")) {
            assertThat(again.info().notRestored()).hasSize(4);
            assertThat(policies(again, "own")).containsExactly("tcp-outlet: (= 1 2)");
            assertThat(policies(again, "echo")).containsExactly("all: (= 1 2)");
            assertThat(policies(again, "relay")).containsExactly("all: (= 1 2)");
            InletStatus named = one.client.call(PortalApi.CREATE_INLET, inlet("named", route(again, "named")));
            InletStatus other = one.client.call(PortalApi.CREATE_INLET, inlet("other", route(again, "other")));
            assertThat(firstByteBack(named.bindAddr())).isEqualTo(-1);
            assertThat(firstByteBack(other.bindAddr())).isEqualTo('x');
            again.client.call(PortalApi.DELETE_POLICY, "resource", "named");
            assertThat(firstByteBack(named.bindAddr())).isEqualTo('x');
        }
    }

    @Test
    void what_did_not_come_back_keeps_its_policy_when_it_cannot_be_made_again() throws Exception {
        RunningNode one = RunningNode.create(state, "n1");
        outlet(one, Optional.of("db"), Optional.of("(= 1 1)"));
        Path kept = record(one.kept.folder().resolve("resources"), "outlet", "db");
        one.close();
        Files.delete(kept);
        Files.createDirectories(kept.resolve("full"));
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThatThrownBy(() -> outlet(again, Optional.of("db"), Optional.of("(= 2 2)")))
                    .isInstanceOf(OckamException.class);
            assertThat(policies(again, "db")).containsExactly("tcp-outlet: (= 1 1)");
        }
    }

    private static Path record(Path resources, String kind, String name) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((kind + "\0" + name).getBytes(StandardCharsets.UTF_8));
        return resources.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    }

    /** Puts a folder where the record of the resource would be written. */
    private void refuseToKeep(String kind, String name) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            Path resources = all.filter(path -> path.endsWith("resources")).findFirst().orElseThrow();
            Files.createDirectories(record(resources, kind, name).resolve("full"));
        }
    }

    @Test
    void a_relay_comes_up_is_freed_by_its_deletion_and_can_be_made_again() {
        try (RunningNode relay = RunningNode.create(state, "r"); RunningNode two = RunningNode.create(state, "n2")) {
            String at = relay.at();
            RelayRequest blue = new RelayRequest(at, "blue", "blue", Optional.empty(), Optional.empty(), true);
            RelayStatus up = two.client.call(PortalApi.CREATE_RELAY, blue);
            assertThat(up.status()).isEqualTo(ConnectionStatus.UP);
            assertThat(up.remoteAddress()).contains("forward_to_blue");
            assertThat(up.forwardingRoute().orElseThrow()).endsWith(" => 0#forward_to_blue");
            assertThat(two.send(at + "/service/forward_to_blue/service/uppercase", "hello")).isEqualTo("HELLO");
            assertThatThrownBy(() -> two.client.call(PortalApi.CREATE_RELAY, blue))
                    .hasMessageContaining("A relay with the name 'blue' already exists");
            assertThat(relay.info().resources().services())
                    .contains(new ServiceStatus("forward_to_blue", "relay"));
            two.client.call(PortalApi.DELETE_RELAY, "blue");
            assertThat(two.client.call(PortalApi.RELAYS)).isEmpty();
            assertThat(two.client.call(PortalApi.CREATE_RELAY, blue).status()).isEqualTo(ConnectionStatus.UP);
        }
    }
}
