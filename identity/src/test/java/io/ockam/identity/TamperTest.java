package io.ockam.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.Change;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that was signed can be changed or cut off anywhere without being refused. */
class TamperTest {
    private static final long NOW = 1_800_000_000;

    private final IdentityServices alice = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
            Vectors.at(NOW));
    private final Identity identity = rotatedTwice();

    private Identity rotatedTwice() {
        Identifier made = alice.identities().create(NewKey.DEFAULT).identifier();
        alice.identities().rotate(made, NewKey.DEFAULT.ofType(SigningKeyType.ECDSA_P256));
        return alice.identities().rotate(made, NewKey.DEFAULT);
    }

    /** Somebody else, who knows alice. */
    private IdentityServices bob() {
        return Vectors.knowing(NOW, Stream.of(identity.history()));
    }

    @Test
    void a_change_history() {
        IdentityServices fresh = Vectors.knowing(NOW, Stream.of());
        everyChange(identity.history().toCbor(), bytes -> fresh.identities()
                .receive(ChangeHistory.decode(bytes), Optional.of(identity.identifier())));
    }

    @Test
    void an_attestation() {
        IdentityServices bob = bob();
        PurposeKeyAttestation attestation = alice.purposeKeys().secureChannelKey(identity.identifier()).attestation();
        everyChange(attestation.toCbor(), bytes -> bob.purposeKeys().verify(PurposeKeyAttestation.decode(bytes),
                Optional.of(identity.identifier())));
    }

    @Test
    void a_credential_and_the_attestation_with_it() {
        IdentityServices bob = bob();
        CredentialAndPurposeKey credential = alice.credentials().issue(identity.identifier(), identity.identifier(),
                Attributes.of(Map.of("role", "admin")), Duration.ofMinutes(1));
        everyChange(credential.toCbor(),
                bytes -> bob.credentials().verify(CredentialAndPurposeKey.decode(bytes),
                        Optional.of(identity.identifier()), List.of(identity.identifier())));
    }

    /** The original is accepted; with a bit of any of its bytes changed, or cut off anywhere, it is not. */
    private static void everyChange(byte[] original, Consumer<Bytes> accept) {
        accept.accept(Bytes.of(original));
        for (int i = 0; i < original.length; i++) {
            byte[] changed = original.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> accept.accept(Bytes.of(changed))).as("byte %d changed", i)
                    .isInstanceOf(OckamException.class);
            byte[] cut = Arrays.copyOf(original, i);
            assertThatThrownBy(() -> accept.accept(Bytes.of(cut))).as("cut to %d bytes", i)
                    .isInstanceOf(OckamException.class);
        }
    }

    @Test
    void a_history_cannot_be_claimed_for_somebody_else() {
        Identity other = alice.identities().create(NewKey.DEFAULT);
        assertThatThrownBy(() -> bob().identities().receive(identity.history(), Optional.of(other.identifier())))
                .hasMessageContaining("it is that of " + identity.identifier() + ", not of " + other.identifier());
    }

    @Test
    void changes_cannot_be_left_out_or_reordered() {
        List<Change> changes = identity.history().changes();
        Stream.of(List.of(1, 2), List.of(0, 2), List.of(0, 2, 1), List.of(0, 0, 1), List.of(2)).forEach(order -> {
            ChangeHistory other = new ChangeHistory(order.stream().map(changes::get).toList());
            assertThatThrownBy(() -> Vectors.knowing(NOW, Stream.of(other))).isInstanceOf(IdentityException.class);
        });
        assertThat(Vectors.knowing(NOW, Stream.of(new ChangeHistory(changes.subList(0, 2)))).identities()
                .find(identity.identifier())).isPresent();
    }
}
