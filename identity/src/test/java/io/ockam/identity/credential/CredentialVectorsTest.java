package io.ockam.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.Bytes;
import io.ockam.core.codec.CborReader;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Vectors;
import io.ockam.identity.Versioned;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryVerifier;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CredentialVectorsTest {
    private static final JsonNode VECTORS = Vectors.identity();

    @TestFactory
    Stream<DynamicTest> credentials_are_read_and_written_as_they_were() {
        return Vectors.items(VECTORS.get("credentials"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkCredential(vector)));
    }

    private static void checkCredential(JsonNode vector) {
        String hex = vector.get("credential_and_purpose_key_hex").asText();
        CredentialAndPurposeKey presented = CredentialAndPurposeKey.parse(hex);
        assertThat(presented.toHex()).isEqualTo(hex);
        JsonNode expected = vector.get("credential");
        Credential credential = presented.credential();
        assertThat(credential.data()).isEqualTo(Vectors.hex(expected.get("data_hex")));
        assertThat(credential.signature()).isEqualTo(
                new Signature(Vectors.type(expected.get("signature_type")),
                        Vectors.hex(expected.get("signature_hex"))));
        CredentialData data = data(expected.get("credential_data"));
        assertThat(credential.claims()).isEqualTo(data);
        assertThat(Versioned.encode(Versioned.CREDENTIAL, data)).isEqualTo(credential.data());
        assertThat(new SoftwareVerifier().sha256(credential.data().toArray()))
                .isEqualTo(Vectors.hex(expected.get("sha256_of_data")));
        assertThat(presented.attestation().data())
                .isEqualTo(Vectors.hex(vector.get("purpose_key_attestation").get("data_hex")));
        if (vector.has("valid_at")) {
            ChangeHistory issuer = Vectors.history(vector.get("issuer_change_history_hex"));
            IdentityServices services = Vectors.knowing(vector.get("valid_at").asLong(), Stream.of(issuer));
            Identifier authority = presented.attestation().claims().subject();
            VerifiedCredential verified = services.credentials().verify(presented, data.subject(), List.of(authority));
            assertThat(verified.attributes()).isEqualTo(data.attributes());
        }
    }

    private static CredentialData data(JsonNode data) {
        SortedMap<Bytes, Bytes> attributes = new TreeMap<>();
        data.get("attributes").properties()
                .forEach(entry -> attributes.put(Bytes.utf8(entry.getKey()), Bytes.utf8(entry.getValue().asText())));
        return new CredentialData(Optional.of(Identifier.parse(data.get("subject").asText())),
                Optional.of(new ChangeHash(Vectors.hex(data.get("subject_latest_change_hash")))),
                new Attributes(data.get("schema").asLong(), attributes),
                new Validity(new Timestamp(data.get("created_at").asLong()),
                        new Timestamp(data.get("expires_at").asLong())));
    }

    @TestFactory
    Stream<DynamicTest> credentials_are_accepted_and_refused_for_the_known_reasons() {
        return Vectors.items(VECTORS.get("credential_cases"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkCase(vector)));
    }

    private static void checkCase(JsonNode vector) {
        IdentityServices services = Vectors.knowing(vector.get("now").asLong(),
                Vectors.items(vector.get("known_identities")).map(Vectors::history));
        List<Identifier> authorities = Vectors.items(vector.get("authorities"))
                .map(text -> Identifier.parse(text.asText())).toList();
        Optional<Identifier> subject = Optional.ofNullable(vector.get("expected_subject").textValue())
                .map(Identifier::parse);
        CredentialAndPurposeKey presented = CredentialAndPurposeKey
                .parse(vector.get("credential_and_purpose_key_hex").asText());
        String outcome = vector.get("expect").asText();
        if (outcome.equals("accept")) {
            services.credentials().verify(presented, subject, authorities);
        } else {
            assertThatThrownBy(() -> services.credentials().verify(presented, subject, authorities))
                    .isInstanceOfSatisfying(IdentityException.class,
                            e -> assertThat(e.reason()).isEqualTo(reason(outcome)));
        }
    }

    private static Reason reason(String name) {
        return name.equals("NotFound")
                ? Reason.UNKNOWN_IDENTITY
                : Reason.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    @Test
    void a_real_refresh_message_holds_a_history_and_a_credential() {
        JsonNode vector = VECTORS.get("refresh_credentials_message");
        ChangeHistory history = Vectors.history(vector.get("change_history_hex"));
        assertThat(new HistoryVerifier(new SoftwareVerifier()).verify(history, Optional.empty()).identifier())
                .hasToString(vector.get("subject_identifier").asText());
        CborReader message = CborReader.of(Vectors.hex(vector.get("padded_message_hex")));
        message.array(padded -> padded.next().variant((index, fields) -> fields.next().array(refresh -> {
            assertThat(index).isEqualTo(1);
            assertThat(ChangeHistory.read(refresh.next())).isEqualTo(history);
            assertThat(refresh.next().list(CredentialAndPurposeKey::read).getFirst().toHex())
                    .isEqualTo(vector.get("credentials_hex").get(0).asText());
            return index;
        })));
    }

    @Test
    void the_captured_credential_is_verified_and_made_again_with_the_captured_keys() {
        JsonNode captured = Vectors.captured();
        SoftwareVault vault = SoftwareVault.inMemory();
        List<SigningKeyHandle> keys = Vectors.items(captured.get("identities").get("signing_secrets"))
                .map(secret -> vault
                        .importSigningKey(SigningKeyType.ED25519, Vectors.secret(secret.get("secret_seed"))))
                .toList();
        assertThat(keys).hasSize(3);
        CredentialAndPurposeKey presented = CredentialAndPurposeKey
                .parse(captured.get("credential").get("credential_and_purpose_key_attestation").asText());
        CredentialData data = presented.credential().claims();
        Identifier issuer = presented.attestation().claims().subject();
        Identifier subject = data.subject().orElseThrow();

        IdentityServices services = Vectors.knowing(vault, data.validity().from().seconds(),
                captured.get("identities").get("change_histories").valueStream().map(Vectors::history));
        VerifiedCredential verified = services.credentials().verify(presented, Optional.of(subject), List.of(issuer));
        assertThat(verified.attributes())
                .isEqualTo(Attributes.of(Map.of("application", "Smart Factory", "city", "New York")));
        assertThat(services.purposeKeys().attest(issuer, presented.attestation().claims().key(),
                presented.attestation().claims().validity())).isEqualTo(presented.attestation());
        assertThat(services.credentials().issue(issuer, subject, verified.attributes(),
                Duration.ofMinutes(30)).toHex()).isEqualTo(presented.toHex());
    }

    @Test
    void attributes_are_written_as_maps_of_small_integers() {
        JsonNode vector = VECTORS.get("attributes_entry");
        Bytes cbor = Vectors.hex(vector.get("cbor_hex"));
        AttributesEntry entry = AttributesEntry.read(CborReader.of(cbor));
        assertThat(entry.attributes()).isEqualTo(
                Attributes.of(Map.of("age", "20", "name", "alice")).map());
        assertThat(entry.added()).hasToString(vector.get("added_at").asText());
        assertThat(entry.expires().orElseThrow()).hasToString(vector.get("expires_at").asText());
        assertThat(entry.attestedBy().orElseThrow()).hasToString(vector.get("attested_by").asText());
        assertThat(Bytes.of(entry.toCbor())).isEqualTo(cbor);
        AttributesEntry lasting = new AttributesEntry(entry.attributes(), entry.added(), Optional.empty(),
                entry.attestedBy());
        assertThat(Bytes.of(lasting.toCbor())).isEqualTo(Vectors.hex(vector.get("cbor_without_expires_at_hex")));
        assertThat(AttributesEntry.read(CborReader.of(lasting.toCbor()))).isEqualTo(lasting);
    }
}
