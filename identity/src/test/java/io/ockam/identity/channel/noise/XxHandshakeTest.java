package io.ockam.identity.channel.noise;

import static io.ockam.identity.channel.ChannelVectors.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.OckamException;
import io.ockam.identity.channel.ChannelVectors;
import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SecretCounts;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class XxHandshakeTest {
    private final SoftwareVault vault = SoftwareVault.inMemory();

    private XxHandshake side(JsonNode vector, byte[] protocol, boolean initiator) {
        String role = initiator ? "initiator" : "responder";
        AgreementKeyHandle fixed = vault
                .importStaticKey(SecretBytes.own(bytes(vector, role + "_static_secret")));
        AgreementKeyHandle ephemeral = vault
                .importEphemeralKey(SecretBytes.own(bytes(vector, role + "_ephemeral_secret")));
        return new XxHandshake(vault, new SoftwareVerifier(), protocol, initiator, fixed, ephemeral);
    }

    /** What {@code key} makes of a known text, which tells it from any other. */
    private static byte[] sample(AeadKey key) {
        byte[] sample = new byte[16 + AeadKey.TAG_BYTES];
        key.encrypt(1000, sample, 0, 16);
        return sample;
    }

    private byte[] sample(JsonNode vector, String key) {
        return sample(vault.aeadKey(vault.importSecret(bytes(vector, key))));
    }

    private static byte[] protocol(JsonNode vector) {
        byte[] name = vector.get("protocol_name_ascii").asText().getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(name, 32);
    }

    @TestFactory
    Stream<DynamicTest> both_sides_say_what_the_known_handshakes_say() {
        JsonNode noise = ChannelVectors.computed().get("noise_xx_reference");
        JsonNode ockam = ChannelVectors.computed().get("ockam_xx_full_handshake");
        return Stream.concat(
                noise.get("cases").valueStream().map(each -> dynamicTest(each.get("name").asText(),
                        () -> bothSides(noise, each, protocol(noise)))),
                Stream.of(dynamicTest("Ockam, with identities",
                        () -> bothSides(noise, ockam, protocol(ockam)))));
    }

    private void bothSides(JsonNode keys, JsonNode vector, byte[] protocol) {
        XxHandshake initiator = side(keys, protocol, true);
        XxHandshake responder = side(keys, protocol, false);

        byte[] message1 = initiator.writeMessage1(bytes(vector, "message1_payload"));
        assertThat(message1).isEqualTo(bytes(vector, "message1"));
        assertThat(responder.readMessage1(message1)).isEqualTo(bytes(vector, "message1_payload"));
        byte[] message2 = responder.writeMessage2(bytes(vector, "message2_payload"));
        assertThat(message2).isEqualTo(bytes(vector, "message2"));
        assertThat(initiator.readMessage2(message2)).isEqualTo(bytes(vector, "message2_payload"));
        byte[] message3 = initiator.writeMessage3(bytes(vector, "message3_payload"));
        assertThat(message3).isEqualTo(bytes(vector, "message3"));
        assertThat(responder.readMessage3(message3)).isEqualTo(bytes(vector, "message3_payload"));

        assertThat(initiator.hash()).isEqualTo(responder.hash()).isEqualTo(bytes(vector, "final_h"));
        assertThat(initiator.peerStaticKey().bytes().toArray()).isEqualTo(bytes(keys, "responder_static_public"));
        assertThat(responder.peerStaticKey().bytes().toArray()).isEqualTo(bytes(keys, "initiator_static_public"));
        ChannelKeys ofInitiator = initiator.split();
        ChannelKeys ofResponder = responder.split();
        assertThat(sample(ofInitiator.encrypting())).isEqualTo(sample(vector, "k2"))
                .isEqualTo(sample(ofResponder.decrypting()));
        assertThat(sample(ofInitiator.decrypting())).isEqualTo(sample(vector, "k1"))
                .isEqualTo(sample(ofResponder.encrypting()));
    }

    @TestFactory
    Stream<DynamicTest> one_side_says_what_it_said_to_the_rust_implementation() {
        return Stream.of("as_initiator", "with_credential")
                .map(name -> dynamicTest(name, () -> asInitiator(ChannelVectors.live(name))));
    }

    private void asInitiator(JsonNode vector) {
        XxHandshake us = XxHandshakeTest.this.side(vector, protocolOfAll(), true);
        assertThat(us.writeMessage1(new byte[0])).isEqualTo(bytes(vector, "message1"));
        assertThat(us.readMessage2(bytes(vector, "message2"))).isEqualTo(bytes(vector, "message2_payload"));
        assertThat(us.writeMessage3(bytes(vector, "message3_payload"))).isEqualTo(bytes(vector, "message3"));
        assertThat(us.hash()).isEqualTo(bytes(vector, "final_h"));
        ChannelKeys keys = us.split();
        assertThat(sample(keys.encrypting())).isEqualTo(sample(vector, "k2"));
        assertThat(sample(keys.decrypting())).isEqualTo(sample(vector, "k1"));
    }

    @Test
    void as_responder_too() {
        JsonNode vector = ChannelVectors.live("as_responder");
        XxHandshake us = side(vector, protocolOfAll(), false);
        us.readMessage1(bytes(vector, "message1"));
        assertThat(us.writeMessage2(bytes(vector, "message2_payload"))).isEqualTo(bytes(vector, "message2"));
        assertThat(us.readMessage3(bytes(vector, "message3"))).isEqualTo(bytes(vector, "message3_payload"));
        assertThat(us.hash()).isEqualTo(bytes(vector, "final_h"));
        ChannelKeys keys = us.split();
        assertThat(sample(keys.encrypting())).isEqualTo(sample(vector, "k1"));
        assertThat(sample(keys.decrypting())).isEqualTo(sample(vector, "k2"));
    }

    private static byte[] protocolOfAll() {
        return protocol(ChannelVectors.computed().get("ockam_xx_full_handshake"));
    }

    private XxHandshake fresh(boolean initiator) {
        AgreementKeyHandle key = vault.generateStaticKey();
        return initiator
                ? XxHandshake.initiator(vault, new SoftwareVerifier(), key)
                : XxHandshake.responder(vault, new SoftwareVerifier(), key);
    }

    /** A handshake in which {@code bend} changes message {@code number}. @return whether both ends have keys that fit */
    private boolean completes(int number, UnaryOperator<byte[]> bend) {
        try (XxHandshake initiator = fresh(true); XxHandshake responder = fresh(false)) {
            byte[] one = initiator.writeMessage1(new byte[]{1, 2});
            responder.readMessage1(number == 1 ? bend.apply(one) : one);
            byte[] two = responder.writeMessage2(new byte[]{3});
            initiator.readMessage2(number == 2 ? bend.apply(two) : two);
            byte[] three = initiator.writeMessage3(new byte[0]);
            responder.readMessage3(number == 3 ? bend.apply(three) : three);
            return Arrays.equals(sample(initiator.split().encrypting()), sample(responder.split().decrypting()));
        } catch (OckamException _) {
            return false;
        }
    }

    @Test
    void a_message_of_which_any_byte_is_changed_or_cut_ends_the_handshake() {
        assertThat(completes(0, message -> message)).isTrue();
        List<Integer> lengths = List.of(34, 97, 64);
        for (int number = 1; number <= 3; number++) {
            for (int i = 0; i < lengths.get(number - 1); i++) {
                int at = i;
                assertThat(completes(number, message -> {
                    byte[] bent = message.clone();
                    bent[at] ^= 0x10;
                    return bent;
                })).as("message %s, byte %s bent", number, at).isFalse();
                assertThat(completes(number, message -> Arrays.copyOf(message, at)))
                        .as("message %s, cut to %s bytes", number, at).isFalse();
            }
        }
    }

    @Test
    void the_longest_message_is_read_and_a_longer_one_is_refused() {
        fresh(false).readMessage1(new byte[0xffff]);
        assertThatThrownBy(() -> fresh(false).readMessage1(new byte[0x10000]))
                .hasMessageContaining("exceeded maximum allowed message length");
        XxHandshake initiator = fresh(true);
        assertThatThrownBy(() -> initiator.writeMessage1(new byte[0xffff]))
                .hasMessageContaining("exceeded maximum allowed message length");
        assertThatThrownBy(() -> fresh(false).readMessage1(new byte[31]))
                .hasMessageContaining("message length mismatch");
    }

    @Test
    void nothing_is_read_or_written_out_of_its_turn() {
        XxHandshake initiator = fresh(true);
        assertThatThrownBy(() -> initiator.readMessage2(new byte[100])).isInstanceOf(IllegalStateException.class);
        initiator.writeMessage1(new byte[0]);
        assertThatThrownBy(() -> initiator.writeMessage1(new byte[0])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(initiator::split).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_handshake_that_ended_leaves_no_secret_behind() {
        SecretCounts before = vault.counts();
        XxHandshake initiator = fresh(true);
        XxHandshake responder = fresh(false);
        responder.readMessage1(initiator.writeMessage1(new byte[0]));
        byte[] two = responder.writeMessage2(new byte[0]);
        two[40] ^= 1;
        assertThatThrownBy(() -> initiator.readMessage2(two)).isInstanceOf(OckamException.class);
        initiator.close();
        responder.close();
        assertThat(vault.counts()).isEqualTo(new SecretCounts(before.staticKeys() + 2, 0, 0, 0));
    }
}
