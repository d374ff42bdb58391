package io.ockam.identity.channel.message;

import static io.ockam.identity.channel.ChannelVectors.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.identity.channel.ChannelVectors;
import io.ockam.identity.channel.message.InnerMessage.Close;
import io.ockam.identity.channel.message.InnerMessage.Refresh;
import io.ockam.identity.channel.message.InnerMessage.Routed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final JsonNode KNOWN = ChannelVectors.computed().get("message_encodings");

    private static Payload hex(String hex) {
        return Payload.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void a_routed_message_is_written_and_read_as_the_known_one() {
        JsonNode example = KNOWN.get("payload_example");
        Route onward = Route.of("echo");
        Route back = Route.of("0123456789abcdef0123456789abcdef");
        byte[] payload = bytes(example, "payload");
        Payload written = new Routed(onward, back, Payload.wrap(payload)).encode(8, 16);
        assertThat(written.toArray()).isEqualTo(bytes(example, "hex"));
        assertThat(written.headroom()).isEqualTo(8);
        assertThat(written.tailroom()).isEqualTo(16);
        assertThat(InnerMessage.decode(written)).isInstanceOfSatisfying(Routed.class, read -> {
            assertThat(read.onward()).isEqualTo(onward);
            assertThat(read.back()).isEqualTo(back);
            assertThat(read.payload().toArray()).isEqualTo(payload);
            assertThat(read.payload().array()).isSameAs(written.array());
        });
    }

    @Test
    void a_payload_with_room_around_it_stays_where_it_is() {
        Payload roomy = Payload.allocate(100, 10, 17);
        Payload written = new Routed(Route.of("a"), Route.EMPTY, roomy).encode(8, 16);
        assertThat(written.array()).isSameAs(roomy.array());
        Payload tight = Payload.allocate(100, 10, 16);
        assertThat(new Routed(Route.of("a"), Route.EMPTY, tight).encode(8, 16).array()).isNotSameAs(tight.array());
    }

    @Test
    void a_payload_does_not_keep_the_array_of_a_padding_that_is_larger() {
        Payload message = new Routed(Route.of("a"), Route.EMPTY, Payload.allocate(0, 48 << 10, 0)).encode(8, 16);
        assertThat(((Routed) InnerMessage.decode(message)).payload().array()).isSameAs(message.array());
        Payload padded = hex("82" + "820081" + "8381820041618041" + "07" + "5a00100000" + "00".repeat(1 << 20));
        assertThat(((Routed) InnerMessage.decode(padded)).payload().array()).containsExactly(7);
    }

    @Test
    void every_message_of_the_known_channels_is_read_and_written_again_to_the_same_bytes() {
        for (String name : List.of("as_initiator", "with_credential", "as_responder")) {
            for (String direction : List.of("initiator_to_responder", "responder_to_initiator")) {
                for (JsonNode frame : ChannelVectors.live(name).get(direction)) {
                    byte[] plaintext = bytes(frame, "plaintext");
                    byte[] again = switch (InnerMessage.decode(Payload.wrap(plaintext))) {
                        case Routed routed -> routed.encode(0, 0).toArray();
                        case Refresh refresh -> refresh.encode(0, 0).toArray();
                        case Close _ -> Close.encode(0, 0).toArray();
                    };
                    assertThat(again).isEqualTo(plaintext);
                }
            }
        }
    }

    @Test
    void a_close_and_a_refresh_are_written_and_read_as_the_known_ones() {
        assertThat(Close.encode(8, 16).toArray()).isEqualTo(bytes(KNOWN.get("close"), "hex"));
        assertThat(InnerMessage.decode(Close.encode(0, 0))).isEqualTo(new Close());
        byte[] refresh = bytes(KNOWN.get("refresh_credentials"), "hex");
        Refresh read = (Refresh) InnerMessage.decode(Payload.wrap(refresh));
        assertThat(read.credentials()).hasSize(1);
        assertThat(read.encode(8, 16).toArray()).isEqualTo(refresh);
    }

    @Test
    void padding_extra_elements_and_indefinite_arrays_are_read() {
        String payload = "8381820044" + "6563686f" + "80" + "4101";
        for (String each : List.of("82" + "820081" + payload + "58ff" + "00".repeat(255),
                "83" + "820081" + payload + "40" + "01",
                "9f" + "820081" + payload + "40" + "ff",
                "82" + "820081" + "84" + payload.substring(2) + "f6" + "40",
                "82" + "820082" + payload + "05" + "40")) {
            assertThat(InnerMessage.decode(hex(each))).as(each)
                    .isInstanceOfSatisfying(Routed.class,
                            read -> assertThat(read.onward()).isEqualTo(Route.of("echo")));
        }
    }

    @Test
    void anything_else_is_malformed_and_nothing_worse() {
        for (String each : List.of("", "00", "8282038040", "82820081838080f640", "8282008040", "82820281", "f6",
                "ffffffff", "828201818280", "82820081839bffffffffffffffff")) {
            assertThatThrownBy(() -> InnerMessage.decode(hex(each))).as(each).isInstanceOfSatisfying(
                    OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED));
        }
        byte[] refresh = bytes(KNOWN.get("refresh_credentials"), "hex");
        for (int length = 0; length < refresh.length; length++) {
            Payload cut = Payload.wrap(refresh, 0, length);
            assertThatThrownBy(() -> InnerMessage.decode(cut)).isInstanceOf(OckamException.class);
        }
    }

    @Test
    void who_somebody_is_is_written_and_read_as_in_the_known_handshakes() {
        JsonNode computed = ChannelVectors.computed().get("ockam_xx_full_handshake");
        for (JsonNode vector : List.of(computed, ChannelVectors.live("as_initiator"),
                ChannelVectors.live("with_credential"), ChannelVectors.live("as_responder"))) {
            for (String field : List.of("message2_payload", "message3_payload")) {
                byte[] payload = bytes(vector, field);
                assertThat(IdentityAndCredentials.decode(payload).toCbor()).isEqualTo(payload);
                for (int length = 0; length < payload.length; length++) {
                    byte[] cut = Arrays.copyOf(payload, length);
                    assertThatThrownBy(() -> IdentityAndCredentials.decode(cut)).isInstanceOf(OckamException.class);
                }
            }
        }
        assertThat(IdentityAndCredentials.decode(bytes(computed, "message3_payload")).credentials()).hasSize(1);
    }

    @Test
    void the_api_speaks_as_in_the_known_messages() {
        JsonNode api = ChannelVectors.computed().get("api_messages");
        assertThat(ApiMessages.request("Ping".getBytes(StandardCharsets.UTF_8)).toArray())
                .isEqualTo(bytes(api.get("encryption_request"), "hex"));
        byte[] ciphertext = bytes(api.get("encryption_response_ok"), "ciphertext");
        Payload response = ApiMessages.done(Payload.wrap(ciphertext));
        assertThat(response.toArray()).isEqualTo(bytes(api.get("encryption_response_ok"), "hex"));
        assertThat(ApiMessages.readResponse(response).toArray()).isEqualTo(ciphertext);
        Payload refused = ApiMessages.refused("aes decryption failed");
        assertThatThrownBy(() -> ApiMessages.readResponse(refused)).hasMessageContaining("aes decryption failed");
    }
}
