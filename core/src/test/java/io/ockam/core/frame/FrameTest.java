package io.ockam.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static final String BACK = "5f0e6c4b8a2d9173c6f0b1e2d3a4c5b6";
    private static final String REQUEST = "0000003884818200446563686f81820058203566306536633462386132643931373363366630623165326433"
            + "613463356236460568656c6c6f627b7d";

    @Test
    void a_request_is_written_byte_for_byte_as_the_protocol_shows_it() {
        assertThat(written(Route.of("echo"), Route.of(BACK), Body.of("hello"))).isEqualTo(REQUEST);
        assertThat(written(Route.of("hop", "echo"), Route.of(BACK), Body.of("hello")))
                .isEqualTo("0000003e8482820043686f708200446563686f8182005820"
                        + "3566306536633462386132643931373363366630623165326433613463356236460568656c6c6f627b7d");
        assertThat(written(Route.of("00112233445566778899aabbccddeeff"), Route.EMPTY, Payload.wrap(new byte[]{0, 1})))
                .isEqualTo("0000002d848182005820"
                        + "303031313232333334343535363637373838393961616262636364646565666680420001627b7d");
    }

    @Test
    void a_request_is_read_with_and_without_its_tracing_context() {
        String withoutTracing = "0000003583" + REQUEST.substring(10, REQUEST.length() - 6);
        String withNull = "0000003684" + REQUEST.substring(10, REQUEST.length() - 6) + "f6";
        for (String frame : List.of(REQUEST, withoutTracing, withNull)) {
            LocalMessage message = only(frame);
            assertThat(message.onwardRoute()).isEqualTo(Route.of("echo"));
            assertThat(message.returnRoute()).isEqualTo(Route.of(BACK));
            assertThat(Body.text(message.payload())).isEqualTo("hello");
        }
    }

    static Stream<String> recorded() throws IOException {
        try (InputStream in = FrameTest.class.getResourceAsStream("recorded-frames.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList().stream();
        }
    }

    @Test
    void recorded_frames_are_read_and_written_again_byte_for_byte() throws IOException {
        assertThat(recorded()).hasSizeGreaterThan(50).allSatisfy(frame -> {
            LocalMessage message = only(frame);
            assertThat(written(message.onwardRoute(), message.returnRoute(), message.payload())).isEqualTo(frame);
        });
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_frame_cut_off_at_any_byte_is_no_message_yet(String frame) {
        byte[] bytes = HexFormat.of().parseHex("01" + frame);
        for (int cut = 0; cut < bytes.length; cut++) {
            FrameReader reader = new FrameReader();
            assertThat(reader.read(ByteBuffer.wrap(bytes, 0, cut))).isEmpty();
            assertThat(reader.isBetweenFrames()).isEqualTo(cut == 1);
            assertThat(reader.read(ByteBuffer.wrap(bytes, cut, bytes.length - cut))).isPresent();
            assertThat(reader.isBetweenFrames()).isTrue();
        }
    }

    @Test
    void frames_that_arrive_together_are_read_one_by_one() {
        ByteBuffer arrived = ByteBuffer.wrap(HexFormat.of().parseHex("01" + REQUEST + "0000000483808040" + REQUEST));
        FrameReader reader = new FrameReader();
        assertThat(reader.read(arrived)).isPresent();
        assertThat(reader.read(arrived).orElseThrow().onwardRoute().isEmpty()).isTrue();
        assertThat(reader.read(arrived)).isPresent();
        assertThat(reader.read(arrived)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"indefinite message, 9f81820041618040ff", "indefinite route, 839f82004161ff8040",
        "indefinite address, 83819f004161ff8040", "long integers, 8381821b00000000000000005a000000016198005800",
        "bytes behind the message, 8381820041618040ffff", "an extra element, 8581820041618040f6a10102",
        "an extra element of 3 arrays, 8581820041618040f6818180", "text that is no JSON, 84818200416180406178",
        "another type, 83818218ff41618040"})
    void what_other_implementations_may_write_is_read(String what, String message) {
        assertThat(only(frame(message)).onwardRoute().length()).as(what).isEqualTo(1);
    }

    @Test
    void a_return_route_of_a_thousand_hops_of_any_type_and_bytes_passes() {
        Address[] hops = IntStream.range(0, 1000)
                .mapToObj(i -> new Address(i % 256, Bytes.of((byte) i, (byte) (i >> 8), (byte) 0xff)))
                .toArray(Address[]::new);
        String frame = written(Route.of(Address.local("")), Route.of(hops), Payload.empty());
        assertThat(only(frame).returnRoute()).isEqualTo(Route.of(hops));
        assertThat(only(frame).onwardRoute().first().bytes().isEmpty()).isTrue();
    }

    @Test
    void a_hundred_thousand_arrays_inside_each_other_cost_no_stack() {
        assertThat(only(frame("8581820041618040f6" + "81".repeat(100_000) + "80"))).isNotNull();
        assertThatThrownBy(() -> only(frame("81".repeat(200_000) + "80"))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a0", "80", "8281820041618040", "8381820041618000", "83f68040", "83a08040",
        "8381810041618040", "8381820061618040", "838182204161804000", "8381821901004161804000", "83818200416180f6",
        "838182004161806161", "838182004161805f4161ff", "848182004161804001", "848182004161804061ff",
        "8381820041618041", "9bffffffffffffffff", "838182005b800000000000000061804000", "9f8182004161804000ff",
        "9f81820041618040", "85818200416180406178ff", "858182004161804061781f"})
    void what_is_no_message_is_malformed(String message) {
        assertThatThrownBy(() -> only(frame(message))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "ff"})
    void another_version_is_refused_before_anything_else_is_read(String version) {
        assertThatThrownBy(() -> new FrameReader().read(ByteBuffer.wrap(HexFormat.of().parseHex(version + REQUEST))))
                .isInstanceOf(MalformedException.class).hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000001", "7fffffff", "80000000", "ffffffff"})
    void a_length_over_16_MiB_is_refused_before_anything_of_it_arrives(String length) {
        assertThatThrownBy(() -> new FrameReader().read(ByteBuffer.wrap(HexFormat.of().parseHex("01" + length))))
                .isInstanceOf(MalformedException.class).hasMessageContaining("larger");
    }

    @Test
    void a_message_of_exactly_16_MiB_passes_and_a_byte_more_does_not() {
        int around = OutgoingFrame.of(Route.of("a"), Route.EMPTY, Payload.empty()).length() - Frames.LENGTH_BYTES;
        int most = Frames.MAX_MESSAGE_BYTES - around - 4;
        OutgoingFrame frame = OutgoingFrame.of(Route.of("a"), Route.EMPTY, Payload.wrap(new byte[most]));
        assertThat(frame.length()).isEqualTo(Frames.MAX_MESSAGE_BYTES + Frames.LENGTH_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(1 + frame.length()).put(Frames.VERSION);
        assertThat(frame.writeTo(bytes)).isTrue();
        assertThat(new FrameReader().read(bytes.flip()).orElseThrow().payload().length()).isEqualTo(most);
        assertThatThrownBy(() -> OutgoingFrame.of(Route.of("a"), Route.EMPTY, Payload.wrap(new byte[most + 1])))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.EXHAUSTED));
    }

    @Test
    void a_peer_that_announces_much_claims_no_more_than_twice_what_it_sends() {
        FrameReader reader = new FrameReader();
        reader.read(ByteBuffer.wrap(HexFormat.of().parseHex("0101000000")));
        assertThat(reader.claimed()).isZero();
        byte[] piece = new byte[1000];
        for (int sent = 0; sent < Frames.MAX_MESSAGE_BYTES - 1000; sent += 1000) {
            assertThat(reader.read(ByteBuffer.wrap(piece))).isEmpty();
            assertThat(reader.claimed()).isBetween(sent + 1000,
                    Math.max(2 * (sent + 1000), 8 << 10) + FrameReader.TAILROOM);
        }
    }

    @Test
    void a_payload_has_room_around_it_for_a_channels_header_and_tag() {
        LocalMessage message = only(REQUEST);
        assertThat(message.payload().headroom()).isGreaterThan(16);
        assertThat(message.payload().tailroom()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void a_payload_does_not_keep_the_array_of_a_tracing_context_that_is_larger() {
        LocalMessage large = only(written(Route.of("a"), Route.EMPTY, Payload.allocate(0, 48 << 10, 0)));
        assertThat(large.payload().headroom()).isGreaterThan(0);
        LocalMessage small = only(frame("8481820041618041" + "07" + "7a00100000" + "20".repeat(1 << 20)));
        assertThat(small.payload().array()).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 59, 60})
    void a_frame_is_written_in_pieces_of_any_size(int size) {
        OutgoingFrame frame = OutgoingFrame.of(Route.of("echo"), Route.of(BACK), Body.of("hello"));
        StringBuilder hex = new StringBuilder();
        boolean complete = false;
        while (!complete) {
            ByteBuffer piece = ByteBuffer.allocate(size);
            complete = frame.writeTo(piece);
            hex.append(HexFormat.of().formatHex(piece.array(), 0, piece.position()));
        }
        assertThat(hex).hasToString(REQUEST);
    }

    private static String frame(String message) {
        return "%08x%s".formatted(message.length() / 2, message);
    }

    private static LocalMessage only(String frame) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex("01" + frame));
        Optional<LocalMessage> message = new FrameReader().read(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        return message.orElseThrow();
    }

    private static String written(Route onward, Route back, Payload payload) {
        OutgoingFrame frame = OutgoingFrame.of(onward, back, payload);
        ByteBuffer bytes = ByteBuffer.allocate(frame.length());
        assertThat(frame.writeTo(bytes)).isTrue();
        return HexFormat.of().formatHex(bytes.array());
    }
}
