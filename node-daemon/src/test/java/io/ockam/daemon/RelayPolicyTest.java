package io.ockam.daemon;

import static io.ockam.daemon.RunningNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.net.IpPort;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.node.connect.SecureStep;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay that was made with a policy: who comes through it is known by a secure channel, and admitted or not, whatever he is after. */
class RelayPolicyTest {
    @TempDir
    Path folder;

    private StateDirectory state;
    private String alice;
    private String bob;
    private RunningNode relay;
    private RunningNode behind;
    private RunningNode client;
    private EchoServer server;

    @BeforeEach
    void prepare() throws IOException {
        state = new StateDirectory(folder.resolve("home"));
        HomeIdentities home = HomeIdentities.ofCommand(state, InstantSource.system());
        alice = identity(home, "alice").identifier().toString();
        bob = identity(home, "bob").identifier().toString();
        identity(home, "server");
        relay = RunningNode.create(state, "relay");
        behind = RunningNode.create(state, "behind", record -> record.withIdentity("server"));
        client = RunningNode.create(state, "client", record -> record.withIdentity("bob"));
        server = new EchoServer();
        behind.client.call(PortalApi.CREATE_OUTLET,
                new OutletRequest(server.address(), false, Optional.empty(), Optional.empty()));
    }

    private static IdentityRecord identity(HomeIdentities home, String name) {
        return home.create(new Name(name), home.vaults().meantOrNew().vault().name()).identity();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        behind.close();
        relay.close();
        server.close();
    }

    private String through() {
        return relay.at() + "/service/forward_to_blue";
    }

    private void register(String policy) {
        assertThat(behind.client.call(PortalApi.CREATE_RELAY,
                new RelayRequest(relay.at(), "blue", "blue", Optional.empty(), Optional.of(policy), true)).status())
                .isEqualTo(ConnectionStatus.UP);
    }

    private static String only(String identifier) {
        return "(= subject.identifier \"" + identifier + "\")";
    }

    private Socket connect(String alias, String identity, String to) throws IOException {
        IpPort bound = IpPort.parse(client.client.call(PortalApi.CREATE_INLET, new InletRequest("127.0.0.1:0", to,
                alias, Optional.empty(), Optional.of(identity), RunningNode.SOON, true, Optional.empty())).bindAddr());
        Socket socket = new Socket();
        socket.setSoTimeout((int) RunningNode.SOON.toMillis());
        socket.connect(bound.socketAddress());
        return socket;
    }

    private void assertNotAnswered(String route) {
        assertThatThrownBy(() -> client.client.call(Api.SEND_MESSAGE,
                new MessageRequest(route, Bytes.utf8("hello"), Duration.ofSeconds(1)))).isInstanceOfSatisfying(
                        OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    }

    private boolean isPingAnswered() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        LocalIdentity stranger = new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
        Payload ping = Payload.wrap(HexFormat.of().parseHex("1b0102030405060708"));
        try (Node peer = Node.start("peer")) {
            Route echo = peer.connector()
                    .then(new SecureStep(peer.channels(), () -> stranger, SecureChannelOptions.DEFAULT))
                    .connect(MultiAddress.parse(through() + "/secure/api/service/echo"), RunningNode.SOON).route();
            return peer.call(echo, ping.copy(), RunningNode.SOON).payload().contentEquals(ping);
        }
    }

    @Test
    void a_client_whom_it_admits_is_served_and_closed_when_the_policy_changes() throws IOException {
        register(only(alice));
        try (Socket socket = connect("a", "alice", through() + "/secure/api/service/outlet")) {
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            behind.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "blue", only(bob)));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_whom_it_denies_is_closed_and_both_sides_know_why() throws IOException {
        register(only(alice));
        try (Socket socket = connect("b", "bob", through() + "/secure/api/service/outlet")) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        String why = "the policy of relay blue denies handle_message to " + bob + ": " + only(alice) + " is false";
        assertThat(behind.client.call(PortalApi.OUTLET, "outlet").traffic().lastError().orElseThrow()).isEqualTo(why);
        assertThat(client.client.call(PortalApi.INLET, "b").traffic().lastError().orElseThrow()).endsWith(why);
        try (Socket direct = connect("direct", "bob", behind.at() + "/secure/api/service/outlet")) {
            direct.getOutputStream().write('x');
            assertThat(direct.getInputStream().read()).as("not through the relay").isEqualTo('x');
        }
    }

    @Test
    void services_are_reached_through_a_channel_of_somebody_whom_it_admits_and_by_nobody_else() {
        register(only(alice));
        assertNotAnswered(through() + "/service/uppercase");
        assertNotAnswered(through() + "/service/echo");
        assertNotAnswered(through() + "/secure/api/service/uppercase");
        assertNotAnswered(through() + "/secure/api/service/echo");
        assertNotAnswered(through() + "/secure/api/secure/api/service/uppercase");
        assertThat(isPingAnswered()).as("as a sign of life").isTrue();
        behind.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "blue", only(bob)));
        assertThat(client.send(through() + "/secure/api/service/uppercase", "hello")).isEqualTo("HELLO");
        assertThat(client.send(through() + "/secure/api/secure/api/service/uppercase", "hello")).isEqualTo("HELLO");
        assertNotAnswered(through() + "/service/uppercase");
    }

    @Test
    void its_policy_comes_back_with_the_node_and_goes_with_the_relay() {
        register(only(alice));
        behind.close();
        behind = RunningNode.start(state, "behind");
        eventually(() -> behind.client.call(PortalApi.RELAY, "blue").status() == ConnectionStatus.UP);
        assertNotAnswered(through() + "/secure/api/service/uppercase");
        behind.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, "blue", only(bob)));
        assertThat(client.send(through() + "/secure/api/service/uppercase", "hello")).isEqualTo("HELLO");
        behind.client.call(PortalApi.DELETE_RELAY, "blue");
        assertThat(behind.client.call(PortalApi.POLICIES)).extracting(Policy::resource).doesNotContain("blue");
    }

    @Test
    void it_is_not_registered_through_a_connection_that_others_use_too() {
        String open = behind.client.call(Api.CREATE_TCP_CONNECTION, new SocketAddressRequest(relay.address()))
                .workerAddr().substring("0#".length());
        RelayStatus made = behind.client.call(PortalApi.CREATE_RELAY, new RelayRequest("/service/" + open, "blue",
                "blue", Optional.empty(), Optional.of(only(alice)), true));
        assertThat(made.status()).isEqualTo(ConnectionStatus.DOWN);
        assertThat(made.lastFailure().orElseThrow()).contains("needs a connection of its own");
        assertNotAnswered(through() + "/service/uppercase");
    }

    @Test
    void a_node_that_stops_says_goodbye_through_its_relay() throws IOException {
        register(only(alice));
        try (Socket socket = connect("a", "alice", through() + "/secure/api/service/outlet")) {
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            behind.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        eventually(() -> inlet("a").status() == ConnectionStatus.DOWN);
        assertThat(inlet("a").session().orElseThrow().reason().orElseThrow()).doesNotContain("pings");
    }

    private InletStatus inlet(String alias) {
        return client.client.call(PortalApi.INLET, alias);
    }
}
