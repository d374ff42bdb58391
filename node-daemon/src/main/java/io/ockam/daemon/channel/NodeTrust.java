package io.ockam.daemon.channel;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.home.NodeCredentials;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.identity.retriever.CredentialRetrievers;
import io.ockam.identity.services.AuthorityAttributes;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.authority.IssuedCredentials;
import io.ockam.node.authority.IssuerNode;
import io.ockam.node.authority.Renewal;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;
import io.ockam.state.TrustOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who a node is and whom it trusts: its identity, the authority whose credentials count, and what it presents itself.
 *
 * <p>Identities and their keys are looked up when they are needed, so that a node without channels never loads them, and one that another
 * process has made is found. Thread-safe.
 */
public final class NodeTrust {
    /** For each step on the way to the authority's node and back. */
    private static final Duration ISSUER_PATIENCE = Duration.ofMinutes(2);

    private final HomeIdentities home;
    private final Node node;
    private final Optional<Identifier> authority;
    private final Optional<PeerAttributes> attributes;
    private final CredentialRetrievers credentials;

    private NodeTrust(StateDirectory state, Node node, HomeIdentities home, io.ockam.node.Node running,
            InstantSource clock) {
        this.home = home;
        this.node = node;
        TrustOptions options = node.record().trust();
        this.authority = options.authorityIdentity().map(history -> home.verifying().identities()
                .receiveUnlessOlder(ChangeHistory.parse(history), Optional.empty()).identifier());
        this.attributes = authority
                .map(trusted -> new AuthorityAttributes(home.verifying().credentials(), trusted));
        NodeCredentials kept = new NodeCredentials(state, node.name());
        this.credentials = authority.flatMap(issuer -> options.credentialScope().map(scope -> options.authorityRoute()
                .map(route -> issued(running, issuer, MultiAddress.parse(route), scope, kept, clock))
                .orElseGet(() -> CredentialRetrievers.stored(kept, issuer, scope, clock))))
                .orElse(CredentialRetrievers.NONE);
    }

    /**
     * Of a node whose process has occupied its folder.
     *
     * @param home its identities
     * @param running through which it reaches the authority's node
     * @throws OckamException if the authority that its record names is no valid identity, or the way to it no address
     */
    public static NodeTrust of(StateDirectory state, Node node, HomeIdentities home, io.ockam.node.Node running,
            InstantSource clock) {
        return new NodeTrust(state, node, home, running, clock);
    }

    private CredentialRetrievers issued(io.ockam.node.Node running, Identifier issuer, MultiAddress route, String scope,
            NodeCredentials kept, InstantSource clock) {
        return new IssuedCredentials(running.workers(),
                new IssuerNode(running, route, issuer, ISSUER_PATIENCE, new SecureRandom()), issuer, scope, kept,
                this::identity, Renewal.DEFAULT, clock);
    }

    private LocalIdentity identity(Identifier identifier) {
        return local(home.named().find(identifier).orElseThrow(
                () -> new OckamException(ErrorCode.NOT_FOUND, "No identity here has the identifier " + identifier)));
    }

    private LocalIdentity local(IdentityRecord record) {
        return new LocalIdentity(home.servicesOf(record), record.identifier());
    }

    /**
     * The identity of this name, or the node itself.
     *
     * @throws OckamException {@link io.ockam.core.ErrorCode#NOT_FOUND} if there is none
     */
    public LocalIdentity identity(Optional<String> name) {
        Optional<String> meant = name.or(() -> node.record().identity());
        return local(meant.map(text -> home.named().get(new Name(text))).orElseGet(this::defaultIdentity));
    }

    /** A node that was made without an identity has the default one from the moment on that it needs one. */
    private IdentityRecord defaultIdentity() {
        IdentityRecord record = home.named().defaultIdentity().orElseGet(
                () -> home.createDefault(home.named().freeName(), home.vaults().meantOrNew().vault().name())
                        .identity());
        node.update(old -> old.identity().isPresent() ? old : old.withIdentity(record.name().value()));
        return record;
    }

    /** The authority whose credentials count here, if any. */
    public Optional<Identifier> authority() {
        return authority;
    }

    /** What the authority says of peers, as policies ask; empty if there is none. */
    public Optional<PeerAttributes> attributes() {
        return attributes;
    }

    /** Of channels that this node asks for, with one of {@code authorized}; if there are none, with anybody. */
    public SecureChannelOptions channelOptions(List<Identifier> authorized) {
        SecureChannelOptions options = SecureChannelOptions.DEFAULT.trusting(policy(authorized))
                .presenting(credentials);
        return authority.map(options::withAuthority).orElse(options);
    }

    /** Of listeners of this node, for {@code authorized}; if there are none, for anybody. */
    SecureChannelListenerOptions listenerOptions(List<Identifier> authorized) {
        SecureChannelListenerOptions options = SecureChannelListenerOptions.DEFAULT.trusting(policy(authorized))
                .presenting(credentials);
        return authority.map(options::withAuthority).orElse(options);
    }

    private static TrustPolicy policy(List<Identifier> authorized) {
        return authorized.isEmpty() ? TrustPolicy.everyone() : TrustPolicy.only(authorized);
    }
}
