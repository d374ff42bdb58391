package io.ockam.portal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.codec.CborReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalMessageTest {
    private static Payload hex(String hex) {
        return Payload.wrap(HexFormat.of().parseHex(hex));
    }

    private static PortalMessage decode(String hex) {
        return PortalMessage.decode(hex(hex));
    }

    private static String text(PortalMessage message) {
        return message instanceof PortalMessage.Data(Payload bytes, OptionalInt counter)
                ? new String(bytes.toArray(), StandardCharsets.UTF_8)
                        + (counter.isPresent() ? "#" + counter.getAsInt() : "")
                : message.getClass().getSimpleName();
    }

    private static JsonNode json(String resource) throws IOException {
        return new ObjectMapper().readTree(PortalMessageTest.class.getResourceAsStream("/vectors/" + resource));
    }

    /** The payload of a TCP frame: u32 length, then [onward route, return route, payload, ...]. */
    private static Payload payloadOf(String frame) {
        return CborReader.of(hex(frame.substring(8))).array(message -> {
            message.next().route();
            message.next().route();
            return message.next().payload();
        });
    }

    @Test
    void the_vectors_are_read_and_written_byte_for_byte() throws IOException {
        List<String> read = new ArrayList<>();
        for (JsonNode vector : json("portal.json").get("vectors")) {
            String name = vector.get("name").asText();
            String hex = vector.get("hex").asText();
            if (vector.get("group").asText().equals("portal") && !name.contains("header")) {
                PortalMessage message = decode(hex);
                read.add(text(message));
                if (!name.contains("decode only")) {
                    assertThat(HexFormat.of().formatHex(message.encode().toArray())).isEqualTo(hex);
                }
            } else if (vector.get("group").asText().equals("portal_session_tcp") && hex.length() > 2) {
                read.add(text(PortalMessage.decode(payloadOf(hex))));
            }
        }
        assertThat(read).containsExactly("Ping", "Pong", "Disconnect", "hello", "hello", "hello#123", "Ping", "Pong",
                "hello", "HELLO", "Disconnect", "Ping", "Ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal_plain_tcp", "portal_target_reset", "portal_after_session_reconnect"})
    void recorded_portals_of_the_rust_implementation_are_understood(String name) throws IOException {
        List<PortalMessage> messages = StreamSupport.stream(json("portal_captures.json").get(name).get("records")
                .spliterator(), false).filter(entry -> entry.has("frame"))
                .map(entry -> payloadOf(entry.get("frame").asText()))
                .filter(payload -> payload.length() != 9).map(PortalMessage::decode).toList();
        assertThat(messages.getFirst()).isEqualTo(new PortalMessage.Ping(Optional.empty()));
        assertThat(messages.get(1)).isEqualTo(new PortalMessage.Pong(Optional.empty()));
        assertThat(messages.getLast()).isEqualTo(new PortalMessage.Disconnect());
        assertThat(messages.subList(2, messages.size() - 1)).isNotEmpty()
                .allMatch(message -> message instanceof PortalMessage.Data
                        || message instanceof PortalMessage.Disconnect);
    }

    @Test
    void the_header_of_data_is_written_into_the_room_before_it() {
        Payload bytes = Payload.allocate(10, 49_152, 3);
        Payload message = PortalMessage.data(bytes);
        assertThat(message.array()).isSameAs(bytes.array());
        assertThat(HexFormat.of().formatHex(message.slice(0, 4).toArray())).isEqualTo("03808003");
        assertThat(message.length()).isEqualTo(49_156);
        assertThat(HexFormat.of().formatHex(PortalMessage.data(Payload.allocate(6, 300, 0)).slice(0, 3).toArray()))
                .isEqualTo("03ac02");
    }

    @Test
    void data_does_not_keep_the_array_of_what_follows_it_that_is_larger() {
        Payload large = PortalMessage.data(Payload.allocate(6, PortalMessage.LARGEST_DATA, 0));
        assertThat(((PortalMessage.Data) PortalMessage.decode(large)).bytes().array()).isSameAs(large.array());
        PortalMessage.Data small = (PortalMessage.Data) decode("03" + "01" + "07" + "00".repeat(1 << 20));
        assertThat(small.bytes().array()).containsExactly(7);
    }

    @Test
    void capabilities_stand_behind_ping_and_pong_and_anything_else_there_is_none() {
        PortalMessage ping = new PortalMessage.Ping(Optional.of(new Capabilities(65_536)));
        assertThat(HexFormat.of().formatHex(ping.encode().toArray())).isEqualTo("00" + "4f4b01" + "00000100");
        assertThat(PortalMessage.decode(ping.encode())).isEqualTo(ping);
        assertThat(decode("01" + "4f4b01" + "00000100" + "ff")).isEqualTo(
                new PortalMessage.Pong(Optional.of(new Capabilities(65_536))));
        for (String none : List.of("00ff", "004f4b02" + "00000100", "004f4b01" + "000001", "004f4b01" + "00000000",
                "004f4b01" + "000000c0")) {
            assertThat(decode(none)).isEqualTo(new PortalMessage.Ping(Optional.empty()));
        }
    }

    @Test
    void end_and_credit_are_kinds_of_their_own() {
        assertThat(HexFormat.of().formatHex(new PortalMessage.End().encode().toArray())).isEqualTo("04");
        assertThat(HexFormat.of().formatHex(new PortalMessage.Credit(300).encode().toArray())).isEqualTo("05ac02");
        assertThat(decode("05ac02")).isEqualTo(new PortalMessage.Credit(300));
        assertThat(decode("0500")).isEqualTo(new PortalMessage.Credit(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "0380" + "00", "0382006869", "030268690", "03026869ff00"})
    void what_others_accept_is_accepted(String hex) {
        String even = hex.length() % 2 == 0 ? hex : hex + "0";
        assertThat(decode(even)).isInstanceOf(PortalMessage.Data.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "06", "ff", "03", "0305", "03056869", "0380", "03ffffffffffffffffff01",
        "03ffffffffffffffffff7f", "0380808080808080808080", "05", "05808080808001", "05ffffffffffffffffff01"})
    void malformed_messages_are_refused(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED));
    }

    @FuzzTest
    void any_bytes_are_a_message_or_refused(byte[] bytes) {
        try {
            PortalMessage message = PortalMessage.decode(Payload.wrap(bytes));
            assertThat(PortalMessage.decode(message.encode()).getClass()).isEqualTo(message.getClass());
        } catch (OckamException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
        }
    }
}
