package io.ockam.identity.channel.handshake;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.channel.message.IdentityAndCredentials;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.purpose.OwnPurposeKey;
import io.ockam.identity.purpose.PurposeKey;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.AgreementKey;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This side of a handshake: who it is, what it shows, whom it believes. Methods wait for the vault and for files. Thread-safe.
 *
 * @param key the identity's purpose key for secure channels, whose public half is the static key of the handshake
 * @param retriever brings the credential to present, if any
 * @param authority whose credentials count; empty if nobody's do
 */
public record Party(LocalIdentity self, OwnPurposeKey.ForSecureChannels key, Optional<CredentialRetriever> retriever,
        TrustPolicy policy, Optional<Identifier> authority) {
    private static final Logger LOG = LoggerFactory.getLogger(Party.class);

    /**
     * With the identity's purpose key, which is made if there is no valid one.
     *
     * @throws OckamException if the identity is not known or its vault cannot be used
     */
    public static Party of(LocalIdentity self, Optional<CredentialRetriever> retriever, TrustPolicy policy,
            Optional<Identifier> authority) {
        return new Party(self, self.services().purposeKeys().secureChannelKey(self.identifier()), retriever, policy,
                authority);
    }

    private IdentityServices services() {
        return self.services();
    }

    /** The own history as it is now. */
    public ChangeHistory history() {
        return services().identities().get(self.identifier()).history();
    }

    /** The credential to present now. @throws OckamException if there should be one and is none */
    public Optional<CredentialAndPurposeKey> credential() {
        return retriever.map(CredentialRetriever::retrieve);
    }

    byte[] introduction(Optional<CredentialAndPurposeKey> credential) {
        return new IdentityAndCredentials(history(), key.attestation(), credential.stream().toList()).toCbor();
    }

    /**
     * Verifies who the peer says it is. Its history is kept even if the policy does not trust it. What it presents of credentials is
     * kept as far as it is valid; what is not is only logged, since access controls decide on them.
     *
     * @param claim the payload of its message
     * @param staticKey that it has proved to hold
     * @throws OckamException saying what is not believed
     */
    Identifier verify(byte[] claim, AgreementKey staticKey) {
        IdentityAndCredentials said = IdentityAndCredentials.decode(claim);
        Identifier peer = services().identities().receive(said.history(), Optional.empty()).identifier();
        PurposeKey attested = services().purposeKeys().verify(said.attestation(), Optional.of(peer)).key();
        if (!(attested instanceof PurposeKey.SecureChannelKey(AgreementKey attestedKey))) {
            throw new IdentityException(Reason.INVALID_KEY_TYPE, "The purpose key of " + peer
                    + " is not one for secure channels");
        }
        if (!attestedKey.equals(staticKey)) {
            throw new IdentityException(Reason.INVALID_KEY_DATA, "The purpose key of " + peer
                    + " is not the key that this channel was made with");
        }
        if (!policy.trusts(peer)) {
            throw new OckamException(ErrorCode.NO_PERMISSION, "The peer " + peer + " is not one that is trusted here",
                    "Name it with --authorized if it should be.", null);
        }
        receive(peer, said.credentials());
        return peer;
    }

    /** Keeps what is valid of the credentials that {@code peer} presents. */
    public void receive(Identifier peer, List<CredentialAndPurposeKey> credentials) {
        for (CredentialAndPurposeKey credential : credentials) {
            if (authority.isEmpty()) {
                LOG.warn("{} presents a credential, but no authority is trusted here", peer);
                return;
            }
            try {
                services().credentials().receive(peer, credential, authority.get());
            } catch (OckamException e) {
                LOG.warn("A credential that {} presents does not count: {}", peer, e.getMessage());
            }
        }
    }

    /** As {@link #receive(Identifier, List)}, with a history of the peer that may be newer than the known one. */
    public void receive(Identifier peer, ChangeHistory history, List<CredentialAndPurposeKey> credentials) {
        services().identities().receive(history, Optional.of(peer));
        receive(peer, credentials);
    }
}
