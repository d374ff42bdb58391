package io.ockam.node.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.api.Method;
import io.ockam.core.api.Request;
import io.ockam.core.api.Response;
import io.ockam.core.api.Status;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.trust.Peer;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.InMemoryCredentials;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.AuthorityAttributes;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An authority's node, a member's, and a server's that trusts the authority, over TCP. */
class IssuerNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Node authority = Node.start("authority");
    private final Node client = Node.start("client");
    private final Node server = Node.start("server");
    private final LocalIdentity issuer = identity();
    private final LocalIdentity member = identity();
    private String route = "";

    private static LocalIdentity identity() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    /** Gives what it is asked for to the one member that it knows. */
    private final class Issuing implements Worker {
        @Override
        public void receive(Context context, Message message) {
            Request request = Request.decode(message.payload());
            assertThat(request.method()).contains(Method.POST);
            assertThat(request.path()).isEqualTo("/");
            context.reply(Peer.of(message).equals(Optional.of(member.identifier()))
                    ? Response.ok(request, issuer.services().credentials().issue(issuer.identifier(),
                            member.identifier(), Attributes.of(Map.of("app", "a")), Duration.ofHours(1)), new Random())
                    : Response.failed(request, Status.FORBIDDEN, "unauthorized member", new Random()));
        }
    }

    @BeforeEach
    void listen() {
        TcpListener tcp = authority.listen("127.0.0.1:0", "api");
        SecureChannelListener api = authority.channels().listen(issuer, "api", SecureChannelListenerOptions.DEFAULT);
        authority.worker(WorkerOptions.at("credential_issuer").incoming(Peer.any()), new Issuing());
        api.admit(Address.local("credential_issuer"));
        route = "/ip4/" + tcp.local().toString().replace(":", "/tcp/") + "/service/api";
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        authority.close();
    }

    private IssuerNode issuerNode(Identifier expected) {
        return new IssuerNode(client, MultiAddress.parse(route), expected, PATIENCE, new Random());
    }

    private IssuedCredentials credentials(LocalIdentity who) {
        who.services().identities().receive(issuer.services().identities().get(issuer.identifier()).history(),
                Optional.of(issuer.identifier()));
        return new IssuedCredentials(client.workers(), issuerNode(issuer.identifier()), issuer.identifier(), "test",
                new InMemoryCredentials(), _ -> who, Renewal.DEFAULT, InstantSource.system());
    }

    private SecureChannel connect(LocalIdentity who) {
        TcpListener tcp = server.listen("127.0.0.1:0", "api");
        LocalIdentity self = identity();
        self.services().identities().receive(issuer.services().identities().get(issuer.identifier()).history(),
                Optional.of(issuer.identifier()));
        server.channels().listen(self, "api",
                SecureChannelListenerOptions.DEFAULT.withAuthority(issuer.identifier()))
                .admit(server.worker(WorkerOptions.at("guarded").incoming(Peer.with(Map.of("app", "a"),
                        new AuthorityAttributes(self.services().credentials(), issuer.identifier()))),
                        (context, message) -> context.reply(message.payload())));
        return client.channels().create(who,
                Route.of(client.connect(tcp.local().toString()).sender(), Address.local("api")),
                SecureChannelOptions.DEFAULT.presenting(credentials(who)).withTimeout(PATIENCE));
    }

    @Test
    void what_the_authority_says_of_a_member_opens_what_is_for_members() {
        SecureChannel channel = connect(member);
        assertThat(client.call(Route.of(channel.address(), Address.local("guarded")), "hello", String.class, PATIENCE))
                .isEqualTo("hello");
        authority.channels().channels().forEach(left -> left.closed().toCompletableFuture().join());
    }

    @Test
    void somebody_whom_the_authority_does_not_know_makes_no_channel() {
        assertThatThrownBy(() -> connect(identity())).hasMessageContaining("403 Forbidden")
                .hasMessageContaining("unauthorized member");
    }

    @Test
    void somebody_else_in_the_place_of_the_authority_is_not_asked() {
        assertThatThrownBy(() -> issuerNode(member.identifier()).issue(member))
                .hasMessageContaining("not one that is trusted");
    }

    @Test
    void without_the_authoritys_node_there_is_no_channel() {
        authority.close();
        assertThatThrownBy(() -> connect(member)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
}
