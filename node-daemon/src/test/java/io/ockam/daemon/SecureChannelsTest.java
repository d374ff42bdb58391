package io.ockam.daemon;

import static io.ockam.daemon.RunningNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelListenerRequest;
import io.ockam.control.api.channel.SecureChannelRequest;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.control.client.EventStream;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.api.Request;
import io.ockam.core.api.Response;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.trust.Peer;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.home.NodeCredentials;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.node.connect.Connector;
import io.ockam.node.connect.SecureStep;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.state.TrustOptions;
import io.ockam.state.json.JsonObject;
import io.ockam.vault.software.SoftwareVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secure channels between nodes, as the control API makes them. */
class SecureChannelsTest {
    @TempDir
    Path folder;

    private StateDirectory state;
    private HomeIdentities home;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder.resolve("home"));
        home = HomeIdentities.ofCommand(state, InstantSource.system());
    }

    private IdentityRecord identity(String name) {
        return home.create(new Name(name), home.vaults().meantOrNew().vault().name()).identity();
    }

    private RunningNode node(String name, String identity, TrustOptions trust) {
        return RunningNode.create(state, name, record -> record.withIdentity(identity).withTrust(trust));
    }

    private RunningNode node(String name, String identity) {
        return node(name, identity, TrustOptions.NONE);
    }

    private static SecureChannelRequest wish(String route, Identifier... authorized) {
        return new SecureChannelRequest(route, List.of(authorized).stream().map(Identifier::toString).toList(),
                Optional.empty(), Optional.empty(), RunningNode.SOON);
    }

    private static SecureChannelStatus create(RunningNode from, SecureChannelRequest wish) {
        return from.client.call(SecureChannelApi.CREATE_CHANNEL, wish);
    }

    private static String service(SecureChannelStatus channel) {
        return "/service/" + channel.channel().substring("0#".length());
    }

    private static void assertNotAnswered(RunningNode from, String route) {
        assertThatThrownBy(() -> from.client.call(Api.SEND_MESSAGE,
                new MessageRequest(route, Bytes.utf8("hello"), Duration.ofSeconds(1)))).isInstanceOfSatisfying(
                        OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    }

    @Test
    void a_channel_carries_messages_and_says_what_it_has_carried() {
        identity("i1");
        identity("i2");
        try (RunningNode one = node("n1", "i1"); RunningNode two = node("n2", "i2")) {
            SecureChannelStatus channel = create(one, wish(two.at() + "/service/api"));
            assertThat(one.send(service(channel) + "/service/uppercase", "hello")).isEqualTo("HELLO");
            assertThat(one.client.call(SecureChannelApi.CHANNELS)).hasSize(1);
            SecureChannelStatus shown = one.client.call(SecureChannelApi.CHANNEL, channel.channel());
            assertThat(shown.traffic().sentMessages()).isEqualTo(1);
            assertThat(shown.traffic().receivedMessages()).isEqualTo(1);
            assertThat(shown.route()).endsWith("=> 0#api");
            assertThat(two.info().resources().services()).contains(new ServiceStatus("api", "secure_channel_listener"));

            one.client.call(SecureChannelApi.DELETE_CHANNEL, service(channel));
            eventually(() -> one.client.call(SecureChannelApi.CHANNELS).isEmpty()
                    && one.client.call(Api.TCP_CONNECTIONS).isEmpty());
            assertThatThrownBy(() -> one.client.call(SecureChannelApi.DELETE_CHANNEL, channel.channel()))
                    .hasMessageContaining("not found");
        }
    }

    @Test
    void parts_of_an_address_that_are_secure_are_channels_one_inside_the_other() {
        identity("i1");
        try (RunningNode one = node("n1", "i1"); RunningNode two = node("n2", "i1")) {
            two.client.call(Api.START_SERVICE, new ServiceStatus("h1", "hop"));
            assertThat(one.send(two.at() + "/secure/api/service/echo", "hello")).isEqualTo("hello");
            assertThat(one.send(two.at() + "/secure/api/secure/api/service/echo", "hello")).isEqualTo("hello");
            assertThat(one.send(two.at() + "/secure/api/service/h1/secure/api/service/uppercase", "hello"))
                    .isEqualTo("HELLO");
            eventually(() -> two.client.call(Api.TCP_CONNECTIONS).isEmpty());
        }
    }

    @Test
    void a_listener_of_ones_own_lets_only_those_in_that_it_was_told() {
        Identifier i1 = identity("i1").identifier();
        Identifier i2 = identity("i2").identifier();
        identity("i3");
        try (RunningNode one = node("n1", "i1");
                RunningNode two = node("n2", "i1");
                RunningNode three = node("n3", "i3")) {
            two.client.call(SecureChannelApi.CREATE_LISTENER,
                    new SecureChannelListenerRequest("l", List.of(i1.toString()), Optional.of("i2")));
            SecureChannelStatus channel = create(one, wish(two.at() + "/service/l", i2));
            assertThat(channel.peer()).isEqualTo(i2.toString());
            assertThat(one.send(service(channel) + "/service/echo", "hello")).isEqualTo("hello");

            assertThatThrownBy(() -> create(one, wish(two.at() + "/service/l", i1)))
                    .hasMessageContaining("not one that is trusted");
            SecureChannelStatus refused = create(three, wish(two.at() + "/service/l", i2));
            eventually(() -> three.client.call(SecureChannelApi.CHANNELS).isEmpty());
            assertThat(refused.peer()).isEqualTo(i2.toString());
            assertThatThrownBy(() -> two.client.call(SecureChannelApi.CREATE_LISTENER,
                    new SecureChannelListenerRequest("l", List.of(), Optional.empty())))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        }
    }

    @Test
    void who_listens_is_told_of_channels_and_why_one_was_not_made() {
        Identifier i1 = identity("i1").identifier();
        identity("i2");
        try (RunningNode one = node("n1", "i1"); RunningNode two = node("n2", "i2")) {
            two.client.call(SecureChannelApi.CREATE_LISTENER,
                    new SecureChannelListenerRequest("l", List.of(i1.toString()), Optional.empty()));
            try (EventStream events = two.client.events()) {
                create(one, wish(two.at() + "/service/l"));
                assertThat(next(events, "secure-channel.opened").text("peer_identifier")).isEqualTo(i1.toString());
                create(two, wish(two.at() + "/service/l"));
                assertThat(next(events, "secure-channel.failed").text("reason"))
                        .contains("not one that is trusted here");
            }
        }
    }

    private static JsonObject next(EventStream events, String kind) {
        return Stream.generate(() -> events.next().orElseThrow()).filter(event -> event.kind().equals(kind)).findFirst()
                .orElseThrow().data();
    }

    @Test
    void a_listener_that_is_not_there_and_a_credential_that_has_expired_are_told_in_time() {
        IdentityRecord authority = identity("a");
        IdentityRecord member = identity("i1");
        TrustOptions presenting = new TrustOptions(Optional.empty(), Optional.of(authority.historyText()),
                Optional.empty(), Optional.of("test"));
        try (RunningNode one = node("n1", "i1", presenting); RunningNode two = node("n2", "i1")) {
            assertThatThrownBy(() -> two.client.call(SecureChannelApi.CREATE_CHANNEL,
                    new SecureChannelRequest(one.at() + "/service/nobody", List.of(), Optional.empty(),
                            Optional.empty(), Duration.ofSeconds(1))))
                    .hasMessageContaining("no secure channel along").hasMessageContaining("within");
            CredentialAndPurposeKey credential = home.servicesOf(authority).credentials().issue(authority.identifier(),
                    member.identifier(), Attributes.of(Map.of()), Duration.ofMinutes(5));
            new NodeCredentials(state, new Name("n1")).keep(new StoredCredential(authority.identifier(),
                    member.identifier(), "test", new Timestamp(1), credential));
            assertThatThrownBy(() -> create(one, wish(two.at() + "/service/api")))
                    .hasMessageContaining("any more: it has expired");
            eventually(() -> one.client.call(Api.TCP_CONNECTIONS).stream()
                    .noneMatch(each -> each.socketAddr().equals(two.address())));
        }
    }

    @Test
    void an_address_that_names_no_listener_fails_at_once() {
        identity("i1");
        try (RunningNode one = node("n1", "i1"); RunningNode two = node("n2", "i1")) {
            assertThatThrownBy(() -> create(one, wish(two.at()))).hasMessageContaining("names no listener");
            eventually(() -> one.client.call(Api.TCP_CONNECTIONS).isEmpty());
        }
    }

    @Test
    void a_restart_makes_the_channel_again_at_the_same_address() {
        identity("i1");
        try (RunningNode two = node("n2", "i1")) {
            RunningNode one = node("n1", "i1");
            SecureChannelStatus channel = create(one, wish(two.at() + "/service/api"));
            one.client.call(SecureChannelApi.CREATE_LISTENER,
                    new SecureChannelListenerRequest("l", List.of(), Optional.empty()));
            var listeners = one.client.call(SecureChannelApi.LISTENERS);
            one.close();
            try (RunningNode again = RunningNode.start(state, "n1")) {
                assertThat(again.info().notRestored()).isEmpty();
                assertThat(again.send(service(channel) + "/service/echo", "hello")).isEqualTo("hello");
                assertThat(again.client.call(SecureChannelApi.LISTENERS)).isEqualTo(listeners).hasSize(2);
            }
        }
    }

    @Test
    void when_the_connection_goes_the_channel_that_was_made_over_it_is_closed() {
        identity("i1");
        RunningNode two = node("n2", "i1");
        try (RunningNode one = node("n1", "i1")) {
            create(one, wish(two.at() + "/service/api"));
            two.close();
            eventually(() -> one.client.call(SecureChannelApi.CHANNELS).isEmpty());
        }
    }

    /** Issues a credential to {@code member} and refuses everybody else. */
    private static Node authorityNode(LocalIdentity authority, Identifier member) {
        Node node = Node.start("authority");
        SecureChannelListener api = node.channels().listen(authority, "api", SecureChannelListenerOptions.DEFAULT);
        api.admit(node.worker(WorkerOptions.at("credential_issuer").incoming(Peer.only(List.of(member))),
                (context, message) -> context.reply(Response.ok(Request.decode(message.payload()),
                        authority.services().credentials().issue(authority.identifier(), member,
                                Attributes.of(Map.of("app", "a")), Duration.ofMinutes(5)),
                        new Random()))));
        return node;
    }

    @Test
    void a_node_fetches_its_credential_from_its_authoritys_node_and_keeps_it() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        Identity authority = services.identities().create(NewKey.DEFAULT);
        IdentityRecord member = identity("i1");
        identity("i2");
        String history = authority.history().toHex();
        TrustOptions verifying = new TrustOptions(Optional.empty(), Optional.of(history), Optional.empty(),
                Optional.empty());
        TrustOptions fetching;
        try (RunningNode two = node("n2", "i2", verifying)) {
            try (Node issuing = authorityNode(new LocalIdentity(services, authority.identifier()),
                    member.identifier())) {
                String where = issuing.listen("127.0.0.1:0", "api").local().toString();
                fetching = new TrustOptions(Optional.empty(), Optional.of(history),
                        Optional.of("/ip4/" + where.replace(":", "/tcp/") + "/service/api"), Optional.of("test"));
                try (RunningNode one = node("n1", "i1", fetching)) {
                    assertThat(one.send(two.at() + "/secure/api/service/echo", "hello")).isEqualTo("hello");
                }
            }
            try (RunningNode again = RunningNode.start(state, "n1")) {
                assertThat(again.send(two.at() + "/secure/api/service/echo", "hello")).isEqualTo("hello");
            }
            try (RunningNode three = node("n3", "i2", fetching)) {
                assertThatThrownBy(() -> create(three, wish(two.at() + "/service/api")))
                        .hasMessageContaining("issues no credential");
            }
        }
    }

    @Test
    void echo_answers_only_those_of_whom_the_authority_has_said_something() {
        IdentityRecord authority = identity("a");
        IdentityRecord member = identity("i1");
        identity("i2");
        TrustOptions verifying = new TrustOptions(Optional.empty(), Optional.of(authority.historyText()),
                Optional.empty(), Optional.empty());
        TrustOptions presenting = new TrustOptions(Optional.empty(), Optional.of(authority.historyText()),
                Optional.empty(), Optional.of("test"));
        try (RunningNode one = node("n1", "i1", presenting); RunningNode two = node("n2", "i2", verifying)) {
            IdentityServices services = home.servicesOf(authority);
            CredentialAndPurposeKey credential = services.credentials().issue(authority.identifier(),
                    member.identifier(), Attributes.of(Map.of("app", "a")), Duration.ofMinutes(5));
            new NodeCredentials(state, new Name("n1")).keep(new StoredCredential(authority.identifier(),
                    member.identifier(), "test",
                    services.credentials().verify(credential, Optional.of(member.identifier()),
                            List.of(authority.identifier())).validity().until(),
                    credential));

            SecureChannelStatus channel = create(one, wish(two.at() + "/service/api"));
            assertThat(one.send(service(channel) + "/service/echo", "hello")).isEqualTo("hello");
            SecureChannelStatus without = create(two, wish(one.at() + "/service/api"));
            assertNotAnswered(two, service(without) + "/service/echo");
            assertThat(two.send(service(without) + "/service/uppercase", "hello")).isEqualTo("HELLO");
            assertNotAnswered(two, one.at() + "/service/echo");
        }
    }

    @Test
    void echo_answers_pings_whoever_sends_them() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        LocalIdentity stranger = new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
        IdentityRecord authority = identity("a");
        TrustOptions verifying = new TrustOptions(Optional.empty(), Optional.of(authority.historyText()),
                Optional.empty(), Optional.empty());
        Payload ping = Payload.wrap(HexFormat.of().parseHex("1b0102030405060708"));
        try (RunningNode two = node("n2", "a", verifying); Node peer = Node.start("peer")) {
            Connector connector = peer.connector()
                    .then(new SecureStep(peer.channels(), () -> stranger, SecureChannelOptions.DEFAULT));
            for (String way : List.of("/secure/api/service/echo", "/service/echo")) {
                Route echo = connector.connect(MultiAddress.parse(two.at() + way), RunningNode.SOON).route();
                assertThat(peer.call(echo, ping.copy(), RunningNode.SOON).payload().contentEquals(ping)).isTrue();
                assertThatThrownBy(() -> peer.call(echo, Payload.utf8("12345678"), Duration.ofSeconds(1)))
                        .as("anything else").isInstanceOfSatisfying(OckamException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
            }
        }
    }
}
