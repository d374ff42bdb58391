package io.ockam.identity.purpose;

import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Signatures;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.history.Identities;
import io.ockam.identity.history.VerifiedChange;
import io.ockam.vault.VerifyingVault;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides whether an attestation is to be believed: it must be made with the latest key that is known of its subject, within that key's
 * time, and be valid now. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/identity.md">Identities on the wire, "Verifying an attestation"</a>
 */
public final class AttestationVerifier {
    private final Identities identities;
    private final Signatures signatures;
    private final InstantSource clock;

    public AttestationVerifier(Identities identities, VerifyingVault vault, InstantSource clock) {
        this.identities = identities;
        this.signatures = new Signatures(vault);
        this.clock = clock;
    }

    /**
     * What the attestation says, now known to be true.
     *
     * @param expected if given, whom it must be about
     * @throws IdentityException with the reason if any check fails; {@link Reason#UNKNOWN_IDENTITY} if no history of the subject is known
     */
    public AttestationData verify(PurposeKeyAttestation attestation, Optional<Identifier> expected) {
        AttestationData claims = attestation.claims();
        Identifier subject = claims.subject();
        if (expected.isPresent()) {
            require(expected.get().equals(subject), "it is about " + subject + ", not " + expected.get());
        }
        VerifiedChange latest = identities.get(subject).latest();
        require(claims.subjectLatestChange().equals(latest.hash()),
                "it was not made under the latest key of " + subject);
        claims.validity().flaw(latest.validity(), Timestamp.of(clock.instant())).ifPresent(flaw -> {
            throw refused(flaw);
        });
        require(signatures.verify(latest.primaryKey(), signatures.hash(attestation.data()), attestation.signature()),
                "its signature is wrong");
        return claims;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private static IdentityException refused(String why) {
        return new IdentityException(Reason.PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED,
                "The purpose key attestation is not valid: " + why);
    }
}
