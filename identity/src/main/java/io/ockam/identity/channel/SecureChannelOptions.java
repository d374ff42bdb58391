package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.retriever.CredentialRetrievers;
import java.time.Duration;
import java.util.Optional;

/**
 * How a channel is made. Immutable; every method gives another one.
 *
 * @param address of the channel here; a fresh one unless given
 * @param flow of what comes out of the channel here; a fresh one unless given
 * @param policy which peers are trusted; everyone
 * @param authority whose credentials count; nobody's
 * @param credentials what is presented to the peer; nothing
 * @param timeout for the handshake; 120 s
 * @param keyExchangeOnly the channel only exchanges keys for its API addresses and carries no messages; both ends must want that
 * @param kept with {@code keyExchangeOnly}: the decrypting key outlives the process
 */
public record SecureChannelOptions(Optional<Address> address, Optional<FlowControlId> flow, TrustPolicy policy,
        Optional<Identifier> authority,
        CredentialRetrievers credentials, Duration timeout, boolean keyExchangeOnly, boolean kept) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
    public static final SecureChannelOptions DEFAULT = new SecureChannelOptions(Optional.empty(), Optional.empty(),
            TrustPolicy.everyone(), Optional.empty(), CredentialRetrievers.NONE, DEFAULT_TIMEOUT, false, false);

    /** @throws IllegalArgumentException for a kept channel that carries messages */
    public SecureChannelOptions {
        if (kept && !keyExchangeOnly) {
            throw new IllegalArgumentException("Only channels that just exchange keys can be kept");
        }
    }

    public SecureChannelOptions trusting(TrustPolicy trusted) {
        return new SecureChannelOptions(address, flow, trusted, authority, credentials, timeout, keyExchangeOnly, kept);
    }

    /** As {@link #trusting(TrustPolicy)} with exactly these. */
    public SecureChannelOptions trusting(Identifier... peers) {
        return trusting(TrustPolicy.only(peers));
    }

    public SecureChannelOptions withAuthority(Identifier trusted) {
        return new SecureChannelOptions(address, flow, policy, Optional.of(trusted), credentials, timeout,
                keyExchangeOnly,
                kept);
    }

    public SecureChannelOptions presenting(CredentialRetrievers own) {
        return new SecureChannelOptions(address, flow, policy, authority, own, timeout, keyExchangeOnly, kept);
    }

    /** At an address that others know already. */
    public SecureChannelOptions at(Address known) {
        return new SecureChannelOptions(Optional.of(known), flow, policy, authority, credentials, timeout,
                keyExchangeOnly, kept);
    }

    public SecureChannelOptions withFlow(FlowControlId id) {
        return new SecureChannelOptions(address, Optional.of(id), policy, authority, credentials, timeout,
                keyExchangeOnly,
                kept);
    }

    public SecureChannelOptions withTimeout(Duration longest) {
        return new SecureChannelOptions(address, flow, policy, authority, credentials, longest, keyExchangeOnly, kept);
    }

    public SecureChannelOptions keyExchangeOnly(boolean keepKey) {
        return new SecureChannelOptions(address, flow, policy, authority, credentials, timeout, true, keepKey);
    }
}
