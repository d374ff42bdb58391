package io.ockam.identity.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Vectors;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HistoryVectorsTest {
    private static final JsonNode VECTORS = Vectors.identity();
    private static final HistoryVerifier VERIFIER = new HistoryVerifier(new SoftwareVerifier());

    @TestFactory
    Stream<DynamicTest> real_histories_are_read_verified_and_written_as_they_were() {
        return Vectors.items(VECTORS.get("identities"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkHistory(vector)));
    }

    private static void checkHistory(JsonNode vector) {
        ChangeHistory history = Vectors.history(vector.get("change_history_hex"));
        assertThat(history.toHex()).isEqualTo(vector.get("change_history_hex").asText());
        Identity identity = VERIFIER.verify(history, Optional.empty());
        assertThat(identity.identifier()).hasToString(vector.get("identifier").asText());
        List<JsonNode> changes = Vectors.items(vector.get("changes")).toList();
        assertThat(identity.changes()).hasSameSizeAs(changes);
        for (int i = 0; i < changes.size(); i++) {
            checkChange(changes.get(i), history.changes().get(i), identity.changes().get(i));
        }
    }

    private static void checkChange(JsonNode expected, Change change, VerifiedChange verified) {
        assertThat(change.data()).isEqualTo(Vectors.hex(expected.get("data_hex")));
        assertThat(verified.hash()).hasToString(expected.get("sha256_of_data").asText());
        assertThat(change.signature().bytes()).isEqualTo(Vectors.hex(expected.get("signature_hex")));
        assertThat(change.signature().type()).isEqualTo(Vectors.type(expected.get("signature_type")));
        assertThat(change.previousSignature().map(signature -> signature.bytes().toHex()))
                .isEqualTo(Optional.ofNullable(expected.get("previous_signature_hex")).map(JsonNode::asText));
        JsonNode data = expected.get("change_data");
        assertThat(verified.primaryKey())
                .isEqualTo(Vectors.key(data, "primary_public_key_type", "primary_public_key_hex"));
        assertThat(verified.data().previous().map(Object::toString))
                .isEqualTo(Optional.ofNullable(data.get("previous_change").textValue()));
        assertThat(verified.data().revokesPurposeKeys()).isEqualTo(data.get("revoke_all_purpose_keys").asBoolean());
        assertThat(verified.validity()).isEqualTo(validity(data));
        assertThat(Bytes.of(verified.data().toCbor()))
                .isEqualTo(Vectors.hex(expected.get("versioned_data").get("data_hex")));
    }

    private static Validity validity(JsonNode data) {
        return new Validity(new Timestamp(data.get("attestations_valid_from").asLong()),
                new Timestamp(data.get("attestations_valid_until").asLong()));
    }

    @TestFactory
    Stream<DynamicTest> known_keys_make_the_same_history_again() {
        return Vectors.items(VECTORS.get("identities")).filter(vector -> vector.has("secret_keys"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkMaking(vector)));
    }

    private static void checkMaking(JsonNode vector) {
        SoftwareVault vault = SoftwareVault.inMemory();
        List<JsonNode> keys = Vectors.items(vector.get("secret_keys")).toList();
        List<SigningKeyHandle> handles = keys.stream()
                .map(key -> vault.importSigningKey(Vectors.type(key.get("type")),
                        Vectors.secret(key.get("secret_hex"))))
                .toList();
        List<JsonNode> changes = Vectors.items(vector.get("changes")).toList();
        HistoryRepository known = new InMemoryHistories();
        Identity identity = null;
        for (int i = 0; i < changes.size(); i++) {
            JsonNode data = changes.get(i).get("change_data");
            Identities identities = new Identities(vault, new SoftwareVerifier(), known,
                    Vectors.at(data.get("attestations_valid_from").asLong()));
            NewKey key = NewKey.DEFAULT.existing(handles.get(i)).valid(validity(data));
            NewKey wanted = data.get("revoke_all_purpose_keys").asBoolean() ? key.revokingPurposeKeys() : key;
            identity = identity == null ? identities.create(wanted) : identities.rotate(identity.identifier(), wanted);
            Change made = identity.history().changes().getLast();
            assertThat(made.data()).isEqualTo(Vectors.hex(changes.get(i).get("data_hex")));
            if (made.signature().type() == SigningKeyType.ED25519) { // ECDSA is not deterministic
                assertThat(made.signature().bytes()).isEqualTo(Vectors.hex(changes.get(i).get("signature_hex")));
            }
            if (i > 0) {
                assertThat(made.previousSignature().orElseThrow().bytes())
                        .isEqualTo(Vectors.hex(changes.get(i).get("previous_signature_hex")));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> histories_are_accepted_and_refused_for_the_known_reasons() {
        return Vectors.items(VECTORS.get("identity_cases"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> checkCase(vector)));
    }

    private static void checkCase(JsonNode vector) {
        Optional<Identifier> expected = Optional.ofNullable(vector.get("expected_identifier"))
                .map(JsonNode::asText).map(Identifier::parse);
        ChangeHistory history = Vectors.history(vector.get("change_history_hex"));
        String outcome = vector.get("expect").asText();
        if (outcome.equals("accept")) {
            assertThat(VERIFIER.verify(history, expected).identifier())
                    .hasToString(vector.get("identifier").asText());
        } else {
            assertThatThrownBy(() -> VERIFIER.verify(history, expected))
                    .isInstanceOfSatisfying(IdentityException.class,
                            e -> assertThat(e.reason()).isEqualTo(reason(outcome)));
        }
    }

    /** {@code IdentityVerificationFailed} → {@code IDENTITY_VERIFICATION_FAILED}. */
    private static Reason reason(String name) {
        return Reason.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    @TestFactory
    Stream<DynamicTest> histories_are_compared_by_their_changes() {
        return Vectors.items(VECTORS.get("history_comparison"))
                .map(vector -> dynamicTest(vector.get("received").asText() + " to " + vector.get("known").asText(),
                        () -> {
                            Identity received = VERIFIER.verify(Vectors.history(vector.get("received_hex")),
                                    Optional.empty());
                            Identity known = VERIFIER.verify(Vectors.history(vector.get("known_hex")),
                                    Optional.empty());
                            assertThat(received.compareTo(known).name())
                                    .isEqualToIgnoringCase(vector.get("result").asText());
                        }));
    }

    @TestFactory
    Stream<DynamicTest> identifiers_are_read_from_text() {
        JsonNode texts = VECTORS.get("identifier_text");
        return Stream.concat(
                Vectors.items(texts.get("valid")).map(text -> dynamicTest(text.asText().strip(),
                        () -> assertThat(Identifier.parse(text.asText()))
                                .hasToString(texts.get("canonical").asText()))),
                Vectors.items(texts.get("invalid")).map(text -> dynamicTest("not '" + text.asText() + "'",
                        () -> assertThatThrownBy(() -> Identifier.parse(text.asText()))
                                .isInstanceOfSatisfying(IdentityException.class,
                                        e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_IDENTIFIER)))));
    }

    @Test
    void captured_histories_are_verified_and_made_again_with_their_keys() {
        JsonNode identities = Vectors.captured().get("identities");
        List<SigningKeyHandle> keys = Vectors.items(identities.get("signing_secrets")).map(secret -> {
            SoftwareVault vault = SoftwareVault.inMemory();
            SigningKeyHandle handle = vault.importSigningKey(SigningKeyType.ED25519,
                    Vectors.secret(secret.get("secret_seed")));
            assertThat(handle.bytes()).isEqualTo(Vectors.hex(secret.get("handle_sha256_of_public_key")));
            return handle;
        }).toList();
        identities.get("change_histories").forEach(hex -> {
            ChangeHistory history = Vectors.history(hex);
            Identity identity = VERIFIER.verify(history, Optional.empty());
            assertThat(history.toHex()).isEqualTo(hex.asText());
            assertThat(keys).contains(SoftwareVault.inMemory().handleOf(identity.latest().primaryKey()));
        });
    }

    @Test
    void text_that_is_no_history_is_refused() {
        assertThat(List.of("", "8", "zz", "81 82", "ff", "a0", "81", "8182"))
                .allSatisfy(
                        text -> assertThatThrownBy(() -> ChangeHistory.parse(text)).isInstanceOf(OckamException.class));
    }
}
