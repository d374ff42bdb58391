package io.ockam.identity.channel.handshake;

import static io.ockam.identity.channel.ChannelVectors.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.ChannelVectors;
import io.ockam.identity.channel.handshake.Responder.Conclusion;
import io.ockam.identity.channel.message.IdentityAndCredentials;
import io.ockam.identity.channel.noise.KnownNoise;
import io.ockam.identity.channel.noise.XxHandshake;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.purpose.OwnPurposeKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes whose every byte is known, with the identities that took part in them. */
class KnownHandshakesTest {
    private static final JsonNode COMPUTED = ChannelVectors.computed().get("ockam_xx_full_handshake");
    private static final JsonNode COMPUTED_KEYS = ChannelVectors.computed().get("noise_xx_reference");
    private static final Instant COMPUTED_TIME = Instant.ofEpochSecond(1_700_002_000);
    private static final Instant RECORDED_TIME = Instant.parse("2026-11-22T12:00:00Z");

    private final SoftwareVault vault = SoftwareVault.inMemory();

    /** A side with the identity, the static key and the attestation of the vector. */
    private Party party(JsonNode vector, JsonNode keys, Role role, Instant now, boolean presents) {
        IdentityServices services = IdentityServices.inMemory(vault.inAllSlots(), InstantSource.fixed(now));
        JsonNode identity = vector.get("identities").get(role.toString());
        vault.importSigningKey(SigningKeyType.ED25519, SecretBytes.own(bytes(identity, "ed25519_secret")));
        Identifier mine = services.identities()
                .receive(ChangeHistory.parse(identity.get("change_history").asText()), Optional.empty()).identifier();
        IdentityAndCredentials own = IdentityAndCredentials
                .decode(bytes(vector, role == Role.INITIATOR ? "message3_payload" : "message2_payload"));
        AgreementKeyHandle fixed = vault.importStaticKey(SecretBytes.own(bytes(keys, role + "_static_secret")));
        Optional<Identifier> authority = authority(vector).map(history -> services.identities()
                .receive(history, Optional.empty()).identifier());
        return new Party(new LocalIdentity(services, mine),
                new OwnPurposeKey.ForSecureChannels(own.attestation(), own.attestation().claims(), fixed),
                presents ? Optional.of(() -> own.credentials().getFirst()) : Optional.empty(),
                TrustPolicy.everyone(), authority);
    }

    private static Optional<ChangeHistory> authority(JsonNode vector) {
        JsonNode authority = vector.has("authority")
                ? vector.get("authority")
                : vector.get("identities").get("authority");
        return Optional.ofNullable(authority).map(known -> ChangeHistory.parse(known.get("change_history").asText()));
    }

    private XxHandshake noise(Party party, JsonNode keys, Role role) {
        return KnownNoise.side(vault, role == Role.INITIATOR, party.key().handle(),
                vault.importEphemeralKey(SecretBytes.own(bytes(keys, role + "_ephemeral_secret"))));
    }

    private static Identifier identifier(JsonNode vector, Role role) {
        return Identifier.parse(vector.get("identities").get(role.toString()).get("identifier").asText());
    }

    @Test
    void both_sides_say_byte_for_byte_what_is_known_and_know_each_other() {
        Party initiating = party(COMPUTED, COMPUTED_KEYS, Role.INITIATOR, COMPUTED_TIME, true);
        Party responding = party(COMPUTED, COMPUTED_KEYS, Role.RESPONDER, COMPUTED_TIME, false);
        Initiator initiator = new Initiator(initiating, noise(initiating, COMPUTED_KEYS, Role.INITIATOR));
        Responder responder = new Responder(responding, noise(responding, COMPUTED_KEYS, Role.RESPONDER));

        Payload message1 = initiator.message1();
        assertThat(message1.toArray()).isEqualTo(bytes(COMPUTED, "message1"));
        Payload message2 = responder.answer(message1);
        assertThat(message2.toArray()).isEqualTo(bytes(COMPUTED, "message2"));
        Initiator.Answer answer = initiator.answer(message2);
        assertThat(answer.message3().toArray()).isEqualTo(bytes(COMPUTED, "message3"));
        assertThat(answer.established().peer()).isEqualTo(identifier(COMPUTED, Role.RESPONDER));
        assertThat(responder.conclude(answer.message3())).isInstanceOfSatisfying(Conclusion.Accepted.class,
                accepted -> assertThat(accepted.established().peer())
                        .isEqualTo(identifier(COMPUTED, Role.INITIATOR)));
        assertThat(responding.self().services().credentials()
                .attributes(identifier(COMPUTED, Role.INITIATOR), responding.authority().orElseThrow()))
                .as("what the credential says").isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_initiator", "with_credential"})
    void we_ask_as_we_asked_the_rust_implementation(String name) {
        JsonNode vector = ChannelVectors.live(name);
        Party us = party(vector, vector, Role.INITIATOR, RECORDED_TIME, name.equals("with_credential"));
        Initiator initiator = new Initiator(us, noise(us, vector, Role.INITIATOR));
        assertThat(initiator.message1().toArray()).isEqualTo(bytes(vector, "message1"));
        Initiator.Answer answer = initiator.answer(Payload.wrap(bytes(vector, "message2")));
        assertThat(answer.message3().toArray()).isEqualTo(bytes(vector, "message3"));
        assertThat(answer.established().peer()).isEqualTo(identifier(vector, Role.RESPONDER));
    }

    @Test
    void we_answer_as_we_answered_the_rust_implementation() {
        JsonNode vector = ChannelVectors.live("as_responder");
        Party us = party(vector, vector, Role.RESPONDER, RECORDED_TIME, false);
        Responder responder = new Responder(us, noise(us, vector, Role.RESPONDER));
        Payload message2 = responder.answer(Payload.wrap(bytes(vector, "message1")));
        assertThat(message2.toArray()).isEqualTo(bytes(vector, "message2"));
        assertThat(responder.conclude(Payload.wrap(bytes(vector, "message3")))).isInstanceOfSatisfying(
                Conclusion.Accepted.class, accepted -> assertThat(accepted.established().peer())
                        .isEqualTo(identifier(vector, Role.INITIATOR)));
    }

    @Test
    void every_changed_byte_of_every_message_ends_the_handshake() {
        JsonNode vector = ChannelVectors.live("as_responder");
        Party us = party(vector, vector, Role.RESPONDER, RECORDED_TIME, false);
        int positions = bytes(vector, "message3").length;
        for (int i = 0; i < positions; i++) {
            int at = i;
            Responder responder = new Responder(us, noise(us, vector, Role.RESPONDER));
            responder.answer(Payload.wrap(bytes(vector, "message1")));
            assertThatThrownBy(() -> responder.conclude(bent(bytes(vector, "message3"), at)))
                    .as("message 3, byte %s", i).isInstanceOf(OckamException.class);
            responder.close();
        }
        JsonNode asked = ChannelVectors.live("as_initiator");
        Party initiating = party(asked, asked, Role.INITIATOR, RECORDED_TIME, false);
        for (int i = 0; i < bytes(asked, "message2").length; i++) {
            int at = i;
            Initiator initiator = new Initiator(initiating, noise(initiating, asked, Role.INITIATOR));
            initiator.message1();
            assertThatThrownBy(() -> initiator.answer(bent(bytes(asked, "message2"), at)))
                    .as("message 2, byte %s", i).isInstanceOf(OckamException.class);
            initiator.close();
        }
    }

    private static Payload bent(byte[] message, int at) {
        message[at] ^= 4;
        return Payload.wrap(message);
    }

    /** Authentic, but with a claim that somebody else could make. */
    private void refuses(UnaryOperator<IdentityAndCredentials> lie, String because) {
        Party initiating = party(COMPUTED, COMPUTED_KEYS, Role.INITIATOR, COMPUTED_TIME, false);
        Party responding = party(COMPUTED, COMPUTED_KEYS, Role.RESPONDER, COMPUTED_TIME, false);
        XxHandshake liar = noise(initiating, COMPUTED_KEYS, Role.INITIATOR);
        Responder responder = new Responder(responding, noise(responding, COMPUTED_KEYS, Role.RESPONDER));
        liar.readMessage2(responder.answer(Payload.wrap(liar.writeMessage1(new byte[0]))).toArray());
        IdentityAndCredentials truth = IdentityAndCredentials.decode(bytes(COMPUTED, "message3_payload"));
        Payload message3 = Payload.wrap(liar.writeMessage3(lie.apply(truth).toCbor()));
        assertThat(responder.conclude(message3)).isInstanceOfSatisfying(Conclusion.Refused.class,
                refused -> assertThat(refused.why()).hasMessageContaining(because));
    }

    @Test
    void who_is_authentic_but_claims_what_is_not_so_is_refused() {
        IdentityAndCredentials other = IdentityAndCredentials.decode(bytes(COMPUTED, "message2_payload"));
        refuses(truth -> new IdentityAndCredentials(other.history(), other.attestation(), truth.credentials()),
                "is not the key that this channel was made with");
        refuses(truth -> new IdentityAndCredentials(truth.history(), other.attestation(), truth.credentials()),
                identifier(COMPUTED, Role.INITIATOR).toString());
        CredentialAndPurposeKey credential = IdentityAndCredentials.decode(bytes(COMPUTED, "message3_payload"))
                .credentials().getFirst();
        refuses(truth -> new IdentityAndCredentials(truth.history(), credential.attestation(), truth.credentials()),
                "");
    }

    @Test
    void a_credential_that_does_not_count_keeps_nobody_out() {
        Party initiating = party(COMPUTED, COMPUTED_KEYS, Role.INITIATOR, Instant.ofEpochSecond(1_999_999_500), true);
        Party responding = party(COMPUTED, COMPUTED_KEYS, Role.RESPONDER, Instant.ofEpochSecond(1_999_999_500), false);
        Initiator initiator = new Initiator(initiating, noise(initiating, COMPUTED_KEYS, Role.INITIATOR));
        Responder responder = new Responder(responding, noise(responding, COMPUTED_KEYS, Role.RESPONDER));
        Payload message3 = initiator.answer(responder.answer(initiator.message1())).message3();
        assertThat(responder.conclude(message3)).isInstanceOf(Conclusion.Accepted.class);
        assertThat(responding.self().services().credentials()
                .attributes(identifier(COMPUTED, Role.INITIATOR), responding.authority().orElseThrow()))
                .as("it has expired").isEmpty();
    }
}
