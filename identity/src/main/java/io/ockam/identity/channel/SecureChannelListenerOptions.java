package io.ockam.identity.channel;

import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.handshake.HandshakeBounds;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.retriever.CredentialRetrievers;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a listener makes channels. Immutable; every method gives another one.
 *
 * @param flow of what comes out of all its channels here, the spawner's; a fresh one unless given
 * @param consumerOf the flows through which the listener can be reached
 * @param policy which peers are trusted; everyone
 * @param arrivals what is let out of the channels here, beside the rules of flow control; everything
 * @param authority whose credentials count; nobody's
 * @param credentials what is presented to the peers; nothing
 * @param keyExchangeOnly as {@link SecureChannelOptions#keyExchangeOnly()}
 * @param kept as {@link SecureChannelOptions#kept()}
 * @param bounds of what peers can claim before they are known
 */
public record SecureChannelListenerOptions(Optional<FlowControlId> flow, Set<FlowControlId> consumerOf,
        TrustPolicy policy, AccessControl arrivals, Optional<Identifier> authority, CredentialRetrievers credentials,
        boolean keyExchangeOnly, boolean kept, HandshakeBounds bounds) {
    public static final SecureChannelListenerOptions DEFAULT = new SecureChannelListenerOptions(Optional.empty(),
            Set.of(), TrustPolicy.everyone(), AccessControl.ALLOW_ALL, Optional.empty(), CredentialRetrievers.NONE,
            false, false,
            HandshakeBounds.DEFAULT);

    /** @throws IllegalArgumentException if channels that carry messages shall be kept */
    public SecureChannelListenerOptions {
        consumerOf = Set.copyOf(consumerOf);
        if (kept && !keyExchangeOnly) {
            throw new IllegalArgumentException("Only channels that just exchange keys can be kept");
        }
    }

    public SecureChannelListenerOptions trusting(TrustPolicy trusted) {
        return new SecureChannelListenerOptions(flow, consumerOf, trusted, arrivals, authority, credentials,
                keyExchangeOnly,
                kept, bounds);
    }

    /** As {@link #trusting(TrustPolicy)} with exactly these. */
    public SecureChannelListenerOptions trusting(Identifier... peers) {
        return trusting(TrustPolicy.only(peers));
    }

    /** {@code control} is asked about every message that comes out of a channel, on the way out of its decryptor. */
    public SecureChannelListenerOptions lettingOut(AccessControl control) {
        return new SecureChannelListenerOptions(flow, consumerOf, policy, control, authority, credentials,
                keyExchangeOnly, kept, bounds);
    }

    public SecureChannelListenerOptions withAuthority(Identifier trusted) {
        return new SecureChannelListenerOptions(flow, consumerOf, policy, arrivals, Optional.of(trusted), credentials,
                keyExchangeOnly, kept, bounds);
    }

    public SecureChannelListenerOptions presenting(CredentialRetrievers own) {
        return new SecureChannelListenerOptions(flow, consumerOf, policy, arrivals, authority, own, keyExchangeOnly,
                kept,
                bounds);
    }

    public SecureChannelListenerOptions withFlow(FlowControlId id) {
        return new SecureChannelListenerOptions(Optional.of(id), consumerOf, policy, arrivals, authority, credentials,
                keyExchangeOnly, kept, bounds);
    }

    /** Reachable through one more flow, such as that of a TCP listener. */
    public SecureChannelListenerOptions consumerOf(FlowControlId id) {
        Set<FlowControlId> more = new HashSet<>(consumerOf);
        more.add(id);
        return new SecureChannelListenerOptions(flow, more, policy, arrivals, authority, credentials, keyExchangeOnly,
                kept,
                bounds);
    }

    public SecureChannelListenerOptions keyExchangeOnly(boolean keepKeys) {
        return new SecureChannelListenerOptions(flow, consumerOf, policy, arrivals, authority, credentials, true,
                keepKeys,
                bounds);
    }

    public SecureChannelListenerOptions within(HandshakeBounds limits) {
        return new SecureChannelListenerOptions(flow, consumerOf, policy, arrivals, authority, credentials,
                keyExchangeOnly,
                kept, limits);
    }
}
