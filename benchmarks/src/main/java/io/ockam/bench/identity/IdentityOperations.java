package io.ockam.bench.identity;

import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.VerifiedCredential;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryVerifier;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.purpose.AttestationData;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each from the bytes that travel to the answer. Nothing is remembered but where the name says so. */
@State(Scope.Thread)
public class IdentityOperations {
    private final IdentityServices alice = services();
    private final IdentityServices bob = services();
    private final HistoryVerifier verifier = new HistoryVerifier(new SoftwareVerifier());
    private final Bytes oneChange;
    private final Bytes threeChanges;
    private final Bytes p256;
    private final Bytes attestation;
    private final Bytes credential;
    private final Identifier issuer;

    public IdentityOperations() {
        oneChange = bytes(alice.identities().create(NewKey.DEFAULT));
        p256 = bytes(alice.identities().create(NewKey.DEFAULT.ofType(SigningKeyType.ECDSA_P256)));
        Identifier rotated = alice.identities().create(NewKey.DEFAULT).identifier();
        alice.identities().rotate(rotated, NewKey.DEFAULT);
        threeChanges = bytes(alice.identities().rotate(rotated, NewKey.DEFAULT));
        issuer = rotated;
        bob.identities().receive(ChangeHistory.decode(threeChanges), Optional.empty());
        attestation = Bytes.of(alice.purposeKeys().secureChannelKey(issuer).attestation().toCbor());
        credential = Bytes.of(alice.credentials().issue(issuer, issuer,
                Attributes.of(Map.of("application", "Smart Factory", "city", "New York")), Duration.ofDays(1))
                .toCbor());
    }

    private static IdentityServices services() {
        return IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(), InstantSource.system());
    }

    private static Bytes bytes(Identity identity) {
        return Bytes.of(identity.history().toCbor());
    }

    @Benchmark
    public Identity create() {
        return alice.identities().make(NewKey.DEFAULT);
    }

    @Benchmark
    public Identity verifyOneChange() {
        return verifier.verify(ChangeHistory.decode(oneChange), Optional.empty());
    }

    @Benchmark
    public Identity verifyThreeChanges() {
        return verifier.verify(ChangeHistory.decode(threeChanges), Optional.empty());
    }

    @Benchmark
    public Identity verifyOneChangeP256() {
        return verifier.verify(ChangeHistory.decode(p256), Optional.empty());
    }

    @Benchmark
    public Identity receiveKnown() {
        return bob.identities().receive(ChangeHistory.decode(threeChanges), Optional.empty());
    }

    @Benchmark
    public AttestationData verifyAttestation() {
        return bob.purposeKeys().verify(PurposeKeyAttestation.decode(attestation), Optional.of(issuer));
    }

    @Benchmark
    public VerifiedCredential verifyCredential() {
        return bob.credentials().verify(CredentialAndPurposeKey.decode(credential), Optional.of(issuer),
                List.of(issuer));
    }
}
