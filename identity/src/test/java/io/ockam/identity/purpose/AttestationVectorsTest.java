package io.ockam.identity.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Vectors;
import io.ockam.identity.Versioned;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AttestationVectorsTest {
    private static final JsonNode VECTORS = Vectors.identity();

    @TestFactory
    Stream<DynamicTest> attestations_are_read_verified_and_made_again() {
        return Vectors.items(VECTORS.get("purpose_key_attestations"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkAttestation(vector)));
    }

    private static void checkAttestation(JsonNode vector) {
        PurposeKeyAttestation attestation = PurposeKeyAttestation.decode(Vectors.hex(vector.get("attestation_hex")));
        AttestationData expected = data(vector.get("attestation_data"));
        assertThat(attestation.toCbor()).isEqualTo(Vectors.hex(vector.get("attestation_hex")).toArray());
        assertThat(attestation.data()).isEqualTo(Vectors.hex(vector.get("data_hex")));
        assertThat(attestation.claims()).isEqualTo(expected);
        assertThat(Versioned.encode(Versioned.ATTESTATION, expected)).isEqualTo(attestation.data());

        SoftwareVault vault = SoftwareVault.inMemory();
        JsonNode subject = Vectors.items(VECTORS.get("identities"))
                .filter(identity -> identity.get("identifier").asText().equals(expected.subject().toString()))
                .findFirst().orElseThrow();
        vault.importSigningKey(SigningKeyType.ED25519,
                Vectors.secret(subject.get("secret_keys").get(0).get("secret_hex")));
        IdentityServices services = Vectors.knowing(vault, vector.get("valid_at").asLong(),
                Stream.of(Vectors.history(subject.get("change_history_hex"))));
        assertThat(services.purposeKeys().verify(attestation, Optional.of(expected.subject()))).isEqualTo(expected);
        assertThat(services.purposeKeys().attest(expected.subject(), expected.key(), expected.validity()))
                .isEqualTo(attestation);
    }

    private static AttestationData data(JsonNode data) {
        PurposeKey key = data.get("purpose").asText().equals("SecureChannelStatic")
                ? new PurposeKey.SecureChannelKey(new AgreementKey(Vectors.hex(data.get("public_key_hex"))))
                : new PurposeKey.CredentialKey(Vectors.key(data, "public_key_type", "public_key_hex"));
        return new AttestationData(Identifier.parse(data.get("subject").asText()),
                new ChangeHash(Vectors.hex(data.get("subject_latest_change_hash"))), key,
                new Validity(new Timestamp(data.get("created_at").asLong()),
                        new Timestamp(data.get("expires_at").asLong())));
    }

    @TestFactory
    Stream<DynamicTest> attestations_are_accepted_and_refused_for_the_known_reasons() {
        return Vectors.items(VECTORS.get("purpose_key_attestation_cases"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkCase(vector)));
    }

    private static void checkCase(JsonNode vector) {
        IdentityServices services = Vectors.knowing(vector.get("now").asLong(),
                Vectors.items(vector.get("known_identities")).map(Vectors::history));
        Optional<Identifier> subject = Optional.ofNullable(vector.get("expected_subject").textValue())
                .map(Identifier::parse);
        PurposeKeyAttestation attestation = PurposeKeyAttestation.decode(Vectors.hex(vector.get("attestation_hex")));
        String outcome = vector.get("expect").asText();
        if (outcome.equals("accept")) {
            services.purposeKeys().verify(attestation, subject);
        } else {
            Reason reason = outcome.equals("NotFound")
                    ? Reason.UNKNOWN_IDENTITY
                    : Reason.valueOf(outcome.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
            assertThatThrownBy(() -> services.purposeKeys().verify(attestation, subject))
                    .isInstanceOfSatisfying(IdentityException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        }
    }
}
