package io.ockam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.identity.credential.AttributesEntry;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryVerifier;
import io.ockam.identity.history.Identity;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import io.ockam.vault.software.SoftwareVerifier;
import java.util.Optional;
import java.util.function.Function;

/** {@code JAZZER_FUZZ=1 mvn test -pl identity -Dtest=IdentityFuzzTest} looks for more; otherwise the inputs known are tried. */
class IdentityFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void a_history_is_verified_or_refused(byte[] input) {
        whatWasReadIsWrittenAgain(input, ChangeHistory::read).ifPresent(history -> {
            try {
                Identity identity = new HistoryVerifier(new SoftwareVerifier()).verify(history, Optional.empty());
                assertThat(identity.changes()).hasSameSizeAs(history.changes());
            } catch (OckamException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        });
    }

    @FuzzTest(maxDuration = "60s")
    void an_attestation_claims_something_or_is_refused(byte[] input) {
        whatWasReadIsWrittenAgain(input, PurposeKeyAttestation::read)
                .ifPresent(attestation -> orRefused(attestation::claims));
    }

    @FuzzTest(maxDuration = "60s")
    void a_credential_claims_something_or_is_refused(byte[] input) {
        whatWasReadIsWrittenAgain(input, CredentialAndPurposeKey::read).ifPresent(presented -> {
            orRefused(presented.credential()::claims);
            orRefused(presented.attestation()::claims);
        });
    }

    @FuzzTest(maxDuration = "60s")
    void attributes_are_read_or_refused(byte[] input) {
        whatWasReadIsWrittenAgain(input, AttributesEntry::read);
    }

    private static <T extends CborItem> Optional<T> whatWasReadIsWrittenAgain(byte[] input,
            Function<CborReader, T> read) {
        T value;
        try {
            value = read.apply(CborReader.of(input));
        } catch (OckamException _) {
            return Optional.empty();
        }
        assertThat(read.apply(CborReader.of(Bytes.of(value.toCbor())))).isEqualTo(value);
        return Optional.of(value);
    }

    private static void orRefused(Runnable action) {
        try {
            action.run();
        } catch (OckamException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }
}
