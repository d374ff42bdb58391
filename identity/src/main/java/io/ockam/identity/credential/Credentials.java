package io.ockam.identity.credential;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Signatures;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Versioned;
import io.ockam.identity.history.Identities;
import io.ockam.identity.history.Identity;
import io.ockam.identity.purpose.OwnPurposeKey;
import io.ockam.identity.purpose.PurposeKeys;
import io.ockam.vault.SigningVault;
import io.ockam.vault.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Issues credentials, verifies them, and takes those that peers present. Thread-safe; methods wait for the vault and the repositories.
 *
 * @see <a href="../../../../../../../../docs/protocol/identity.md">Identities on the wire</a>
 */
public final class Credentials {
    private final Identities identities;
    private final PurposeKeys purposeKeys;
    private final SigningVault vault;
    private final Signatures signatures;
    private final CredentialVerifier verifier;
    private final AttributesRepository attributes;
    private final InstantSource clock;

    public Credentials(Identities identities, PurposeKeys purposeKeys, Vault vault, AttributesRepository attributes,
            InstantSource clock) {
        this.identities = identities;
        this.purposeKeys = purposeKeys;
        this.vault = vault.credentials();
        this.signatures = new Signatures(vault.verifying());
        this.verifier = new CredentialVerifier(purposeKeys, vault.verifying(), clock);
        this.attributes = attributes;
        this.clock = clock;
    }

    /**
     * Says something of {@code subject} in the name of {@code issuer}, from now for the whole seconds of {@code lifetime}. The issuer's key
     * for credentials is made if there is none.
     *
     * @throws IdentityException if the subject's or the issuer's history is not known
     * @throws OckamException {@link ErrorCode#INVALID} if it would outlive the issuer's key; as {@link PurposeKeys#credentialKey}
     */
    public CredentialAndPurposeKey issue(Identifier issuer, Identifier subject, Attributes given, Duration lifetime) {
        Identity about = identities.get(subject);
        OwnPurposeKey.ForCredentials key = purposeKeys.credentialKey(issuer);
        Validity validity = Validity.of(Timestamp.of(clock.instant()), lifetime);
        if (lifetime.isNegative() || !key.data().validity().contains(validity)) {
            throw new OckamException(ErrorCode.INVALID, "A credential valid from " + validity
                    + " does not fit into the time of the issuer's key, " + key.data().validity(),
                    "Choose a shorter time to live.", null);
        }
        Bytes data = Versioned.encode(Versioned.CREDENTIAL, new CredentialData(Optional.of(subject),
                Optional.of(about.latest().hash()), given, validity));
        Credential credential = new Credential(data, vault.sign(key.handle(), signatures.hash(data).toArray()));
        return new CredentialAndPurposeKey(credential, key.attestation());
    }

    /** As {@link CredentialVerifier#verify}. */
    public VerifiedCredential verify(CredentialAndPurposeKey presented, Optional<Identifier> subject,
            Collection<Identifier> authorities) {
        return verifier.verify(presented, subject, authorities);
    }

    /**
     * Verifies what the authenticated {@code peer} presents of itself, and remembers its attributes until the credential expires.
     *
     * @param authority whose word counts here
     * @throws IdentityException as {@link #verify}; what was known of the peer stays
     */
    public VerifiedCredential receive(Identifier peer, CredentialAndPurposeKey presented, Identifier authority) {
        VerifiedCredential credential = verify(presented, Optional.of(peer), List.of(authority));
        attributes.keep(peer, AttributesEntry.of(credential, Timestamp.of(clock.instant())));
        return credential;
    }

    /** What {@code authority} has said of {@code subject} that still counts. */
    public Optional<AttributesEntry> attributes(Identifier subject, Identifier authority) {
        return attributes.find(subject, authority, Timestamp.of(clock.instant()));
    }
}
