package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Signatures;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.purpose.AttestationData;
import io.ockam.identity.purpose.PurposeKey;
import io.ockam.identity.purpose.PurposeKeys;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.VerifyingVault;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/**
 * Decides whether a credential is to be believed: its issuer must be trusted here and known by history, its key be the issuer's for
 * credentials, and both must be valid now, one within the other. Of the subject nothing needs to be known. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/identity.md">Identities on the wire, "Verifying a credential"</a>
 */
public final class CredentialVerifier {
    private final PurposeKeys purposeKeys;
    private final Signatures signatures;
    private final InstantSource clock;

    public CredentialVerifier(PurposeKeys purposeKeys, VerifyingVault vault, InstantSource clock) {
        this.purposeKeys = purposeKeys;
        this.signatures = new Signatures(vault);
        this.clock = clock;
    }

    /**
     * What the credential says, now known to be true.
     *
     * @param expected if given, whom it must be about
     * @param authorities whose word counts
     * @throws IdentityException with the reason if any check fails; {@link Reason#UNKNOWN_IDENTITY} if the issuer's history is not known
     */
    public VerifiedCredential verify(CredentialAndPurposeKey presented, Optional<Identifier> expected,
            Collection<Identifier> authorities) {
        AttestationData issuer = purposeKeys.verify(presented.attestation(), Optional.empty());
        if (!authorities.contains(issuer.subject())) {
            throw new IdentityException(Reason.UNKNOWN_AUTHORITY,
                    "The issuer " + issuer.subject() + " is not trusted to issue credentials here");
        }
        Credential credential = presented.credential();
        require(signatures.verify(key(issuer), signatures.hash(credential.data()), credential.signature()),
                "its signature is wrong");
        CredentialData data = credential.claims();
        require(data.subject().isPresent(), "it is about nobody");
        Identifier subject = data.subject().get();
        if (expected.isPresent()) {
            require(expected.get().equals(subject), "it is about " + subject + ", not " + expected.get());
        }
        data.validity().flaw(issuer.validity(), Timestamp.of(clock.instant())).ifPresent(flaw -> {
            throw refused(flaw);
        });
        return new VerifiedCredential(issuer.subject(), subject, data.attributes(), data.validity());
    }

    private static VerifyingKey key(AttestationData issuer) {
        return switch (issuer.key()) {
            case PurposeKey.CredentialKey(var key) -> key;
            case PurposeKey.SecureChannelKey _ -> throw new IdentityException(Reason.INVALID_KEY_TYPE,
                    "The issuer's key is for secure channels, not for credentials");
        };
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private static IdentityException refused(String why) {
        return new IdentityException(Reason.CREDENTIAL_VERIFICATION_FAILED,
                "The credential is not valid: " + why);
    }
}
