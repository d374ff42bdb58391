package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.identity.channel.message.ApiMessages;
import io.ockam.identity.channel.trust.Peer;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.retriever.CredentialRetrievers;
import io.ockam.identity.services.AuthorityAttributes;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel can do beside carrying messages: say who sends them, encrypt for others, go another way, renew a credential. */
class ChannelFeaturesTest {
    private final ChannelNode node = new ChannelNode("node");

    @AfterEach
    void close() {
        node.close();
    }

    private SecureChannel create(SecureChannelOptions options, String... route) {
        return node.channels().create(node.self(), Route.of(route), options);
    }

    private SecureChannel responder() {
        return node.channels().channels().stream().filter(each -> each.role() == Role.RESPONDER).findFirst()
                .orElseThrow();
    }

    private Payload ask(Address api, byte[] data) {
        return ApiMessages.readResponse(node.workers()
                .call(Route.of(api), ApiMessages.request(data), ChannelNode.PATIENCE).payload());
    }

    private String sayThrough(SecureChannel channel, String worker) {
        return node.workers().call(Route.of(channel.address(), Address.local(worker)), "hi", String.class,
                Duration.ofSeconds(5));
    }

    @Test
    void a_handler_and_an_access_control_know_who_has_sent_a_message() {
        SecureChannelListener listener = node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        Identifier me = node.identifier();
        Map<String, AccessControl> controls = Map.of("any", Peer.any(), "mine", Peer.only(List.of(me)), "others",
                Peer.only(List.of()), "attested", Peer.with(Map.of("a", "b"), _ -> Optional.of(Map.of("a", "b"))),
                "other", Peer.with(Map.of("a", "b"), _ -> Optional.of(Map.of("a", "c"))));
        controls.forEach((name, control) -> {
            node.workers().start(WorkerOptions.at(name).incoming(control),
                    (context, message) -> context.reply(Peer.of(message).map(Identifier::toString).orElse("nobody")));
            listener.admit(Address.local(name));
        });
        SecureChannel channel = create(SecureChannelOptions.DEFAULT, "api");
        for (String name : List.of("any", "mine", "attested")) {
            assertThat(sayThrough(channel, name)).isEqualTo(me.toString());
        }
        for (String name : List.of("others", "other")) {
            assertThatThrownBy(() -> node.workers().call(Route.of(channel.address(), Address.local(name)), "hi",
                    String.class, Duration.ofMillis(50))).isInstanceOf(OckamException.class);
        }
        assertThatThrownBy(() -> node.workers().call(Route.of("any"), "hi", String.class, Duration.ofMillis(50)))
                .as("not through a channel").isInstanceOf(OckamException.class);
    }

    @Test
    void a_worker_that_does_not_consume_the_flow_is_not_reached() {
        SecureChannelListener listener = node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        node.workers().start("late", (context, message) -> context.reply(message.payload()));
        SecureChannel channel = create(SecureChannelOptions.DEFAULT, "api");
        assertThatThrownBy(() -> node.workers().call(Route.of(channel.address(), Address.local("late")), "hi",
                String.class, Duration.ofMillis(50))).isInstanceOf(OckamException.class);
        listener.admit(Address.local("late"));
        assertThat(sayThrough(channel, "late")).isEqualTo("hi");
    }

    @Test
    void the_api_encrypts_at_one_end_what_it_decrypts_at_the_other() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        SecureChannel channel = create(SecureChannelOptions.DEFAULT, "api");
        node.ask(channel, "established on both sides");
        byte[] text = "Ping".getBytes(StandardCharsets.UTF_8);
        for (List<SecureChannel> ends : List.of(List.of(channel, responder()), List.of(responder(), channel))) {
            byte[] frame = ask(ends.getFirst().encryptorApi(), text).toArray();
            assertThat(ask(ends.getLast().decryptorApi(), frame).toArray()).isEqualTo(text);
            assertThatThrownBy(() -> ask(ends.getLast().decryptorApi(), frame)).hasMessageContaining("seen before");
        }
        assertThat(node.ask(channel, "and messages go on")).isEqualTo("and messages go on");
    }

    @Test
    void a_channel_that_only_exchanges_keys_carries_no_messages_and_can_decrypt_after_a_restart() {
        node.channels().listen(node.self(), "key_exchanger",
                SecureChannelListenerOptions.DEFAULT.keyExchangeOnly(true));
        SecureChannel channel = create(SecureChannelOptions.DEFAULT.keyExchangeOnly(false), "key_exchanger");
        eventually(() -> node.channels().channels().size() == 2);
        SecureChannel other = responder();
        byte[] text = "Ping".getBytes(StandardCharsets.UTF_8);
        byte[] frame = ask(channel.encryptorApi(), text).toArray();
        for (int i = 0; i < 2; i++) {
            assertThat(ask(other.decryptorApi(), frame).toArray()).isEqualTo(text);
        }
        assertThatThrownBy(() -> node.workers().call(Route.of(channel.address(), Address.local("echo")), "hi",
                String.class, Duration.ofMillis(50))).isInstanceOf(OckamException.class);

        other.close();
        node.workers().awaitStopped(other.decryptorApi(), ChannelNode.PATIENCE);
        eventually(() -> !node.workers().exists(other.decryptorAddress()));
        SecureChannel restored = node.channels().restore(node.self(), other.decryptorAddress());
        assertThat(restored.decryptorApi()).isEqualTo(other.decryptorApi());
        assertThat(ask(restored.decryptorApi(), frame).toArray()).isEqualTo(text);
        assertThatThrownBy(() -> node.channels().restore(node.self(), Address.local("unknown")))
                .hasMessageContaining("PersistentSecureChannelNotFound");
    }

    @Test
    void both_ends_go_another_way_when_one_says_so() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        for (String hop : List.of("old", "new")) {
            node.workers().start(hop, (context, message) -> context.forward(message.stepForward(context.address())));
        }
        SecureChannel channel = create(SecureChannelOptions.DEFAULT, "old", "api");
        node.ask(channel, "the old way");
        node.workers().stop(Address.local("old"));
        node.workers().awaitStopped(Address.local("old"), ChannelNode.PATIENCE);
        channel.updateRoute(Route.of("new"));
        assertThat(node.ask(channel, "the new way")).isEqualTo("the new way");
        assertThat(responder().remoteRoute().first()).isEqualTo(Address.local("new"));
    }

    @Test
    void channels_inside_each_other_never_come_to_lie_in_a_circle() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        SecureChannel first = create(SecureChannelOptions.DEFAULT, "api");
        SecureChannel second = create(SecureChannelOptions.DEFAULT, "api");
        SecureChannel third = create(SecureChannelOptions.DEFAULT, "api");
        first.follow(Route.of(second.address()));
        second.follow(Route.of(third.address()));
        Route before = third.remoteRoute();
        third.follow(Route.of(first.address()));
        third.follow(Route.of(third.address()));
        assertThat(third.remoteRoute()).isEqualTo(before);
        assertThat(first.remoteRoute().first()).isEqualTo(second.address());
        assertThat(node.channels().leadsOn(first.address())).isTrue();
        node.workers().stop(before.first());
        node.workers().awaitStopped(before.first(), ChannelNode.PATIENCE);
        assertThat(node.channels().leadsOn(first.address())).as("nothing is left at the end of the way").isFalse();
    }

    @Test
    void nor_do_they_with_a_worker_in_between_that_passes_on() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        Address hop = Address.local("hop");
        SecureChannel first = create(SecureChannelOptions.DEFAULT, "api");
        SecureChannel second = create(SecureChannelOptions.DEFAULT, "api");
        first.follow(Route.of(hop, second.address()));
        Route before = second.remoteRoute();
        second.follow(Route.of(hop, second.address()));
        second.follow(Route.of(first.address()));
        second.follow(Route.of(hop, first.address()));
        assertThat(second.remoteRoute()).isEqualTo(before);
        assertThat(first.remoteRoute().first()).isEqualTo(hop);
    }

    /** Gives the same credential until it is told another one. */
    private static final class Renewing implements CredentialRetriever {
        private final AtomicReference<CredentialAndPurposeKey> current;
        private volatile Runnable onChange = () -> {};
        private volatile Duration patience = Duration.ZERO;

        Renewing(CredentialAndPurposeKey first) {
            this.current = new AtomicReference<>(first);
        }

        @Override
        public void initialize(Duration atMost) {
            patience = atMost;
        }

        @Override
        public CredentialAndPurposeKey retrieve() {
            return current.get();
        }

        @Override
        public Subscription subscribe(Runnable subscriber) {
            onChange = subscriber;
            return () -> onChange = () -> {};
        }

        void renew(CredentialAndPurposeKey next) {
            current.set(next);
            onChange.run();
        }
    }

    @Test
    void a_renewed_credential_is_told_through_the_channel() {
        IdentityServices services = node.self().services();
        Identifier authority = services.identities().create(NewKey.DEFAULT).identifier();
        Renewing credentials = new Renewing(services.credentials().issue(authority, node.identifier(),
                Attributes.of(Map.of("level", "1")), Duration.ofMinutes(5)));
        AuthorityAttributes attributes = new AuthorityAttributes(services.credentials(), authority);
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT.withAuthority(authority));
        SecureChannel channel = create(SecureChannelOptions.DEFAULT.presenting(_ -> Optional.of(credentials)), "api");
        node.ask(channel, "established");
        assertThat(attributes.of(node.identifier().toString())).contains(Map.of("level", "1"));

        eventually(() -> {
            credentials.renew(services.credentials().issue(authority, node.identifier(),
                    Attributes.of(Map.of("level", "2")), Duration.ofMinutes(5)));
            return attributes.of(node.identifier().toString()).equals(Optional.of(Map.of("level", "2")));
        });
        assertThat(node.ask(channel, "and messages go on")).isEqualTo("and messages go on");
    }

    @Test
    void a_listener_does_not_wait_long_for_its_credential_since_anybody_may_ask() {
        IdentityServices services = node.self().services();
        Renewing credentials = new Renewing(services.credentials().issue(node.identifier(), node.identifier(),
                Attributes.of(Map.of()), Duration.ofMinutes(5)));
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT.presenting(_ -> Optional.of(credentials)));
        SecureChannel channel = create(SecureChannelOptions.DEFAULT, "api");
        assertThat(node.ask(channel, "established")).isEqualTo("established");
        assertThat(credentials.patience).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_listener_without_the_credential_that_it_should_present_says_so_at_once_and_answers_when_it_has_one() {
        IdentityServices services = node.self().services();
        AtomicReference<Optional<CredentialAndPurposeKey>> stored = new AtomicReference<>(Optional.empty());
        CredentialRetriever retriever = () -> stored.get().orElseThrow(
                () -> new IdentityException(Reason.NO_CREDENTIAL, "nothing is stored"));
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT.presenting(_ -> Optional.of(retriever)));
        assertThatThrownBy(() -> create(SecureChannelOptions.DEFAULT, "api"))
                .hasMessageContaining("no valid credential")
                .hasFieldOrPropertyWithValue("code", ErrorCode.UNAVAILABLE);
        assertThat(node.channels().channels()).isEmpty();

        stored.set(Optional.of(services.credentials().issue(node.identifier(), node.identifier(),
                Attributes.of(Map.of()), Duration.ofMinutes(5))));
        assertThat(node.ask(create(SecureChannelOptions.DEFAULT, "api"), "established")).isEqualTo("established");
    }

    @Test
    void a_refusal_names_no_way_back_so_that_two_listeners_cannot_be_set_on_each_other() {
        CredentialRetriever retriever = () -> {
            throw new IdentityException(Reason.NO_CREDENTIAL, "nothing is stored");
        };
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT.presenting(_ -> Optional.of(retriever)));
        Message refusal = node.workers().call(Route.of("api"), Payload.wrap(new byte[32]), ChannelNode.PATIENCE);
        assertThat(refusal.payload().toArray()).containsExactly(1);
        assertThat(refusal.returnRoute().isEmpty()).isTrue();
    }

    @Test
    void both_ends_show_a_credential_and_of_several_the_last_one_counts_alone() {
        IdentityServices services = node.self().services();
        Identifier authority = services.identities().create(NewKey.DEFAULT).identifier();
        LocalIdentity other = new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
        AuthorityAttributes attributes = new AuthorityAttributes(services.credentials(), authority);
        node.channels().listen(other, "api", SecureChannelListenerOptions.DEFAULT.withAuthority(authority)
                .presenting(CredentialRetrievers.fixed(services.credentials().issue(authority, other.identifier(),
                        Attributes.of(Map.of("side", "responder")), Duration.ofMinutes(5)))));
        for (String attribute : List.of("first", "second")) {
            create(SecureChannelOptions.DEFAULT.withAuthority(authority).trusting(other.identifier())
                    .presenting(CredentialRetrievers.fixed(services.credentials().issue(authority, node.identifier(),
                            Attributes.of(Map.of(attribute, "1")), Duration.ofMinutes(5)))),
                    "api");
            assertThat(attributes.of(other.identifier().toString())).contains(Map.of("side", "responder"));
            eventually(() -> attributes.of(node.identifier().toString()).equals(Optional.of(Map.of(attribute, "1"))));
        }
    }

    @Test
    void many_channels_of_one_node_all_answer() {
        int count = Integer.getInteger("ockam.channels", 50);
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        List<SecureChannel> channels = IntStream.range(0, count)
                .mapToObj(_ -> create(SecureChannelOptions.DEFAULT, "api")).toList();
        for (SecureChannel channel : channels) {
            assertThat(node.ask(channel, "hello")).isEqualTo("hello");
        }
        assertThat(node.channels().channels()).hasSize(2 * count);
    }
}
