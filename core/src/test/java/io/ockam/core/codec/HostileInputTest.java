package io.ockam.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    /** One of each thing that a record can have. */
    record Everything(Route route, Optional<String> name, boolean flag, long number, double real, Bytes octets,
            SortedMap<Bytes, Bytes> attributes, Optional<Everything> inner) implements CborItem {
        static Everything read(CborReader in) {
            return in.array(fields -> new Everything(fields.next().route(), fields.optional(CborReader::text),
                    fields.next().bool(), fields.next().i64(), fields.next().float64(), fields.next().octets(),
                    new TreeMap<>(fields.next().entries(CborReader::bytes, CborReader::bytes)),
                    fields.next().map(map -> map.optional(1, CborReader::bytes)).map(CborReader::of)
                            .map(Everything::read)));
        }

        @Override
        public void write(CborWriter out) {
            out.array(fields -> {
                fields.next().route(route);
                fields.optional(name, CborWriter::text);
                fields.next().bool(flag);
                fields.next().signed(number);
                fields.next().float64(real);
                fields.next().octets(octets);
                fields.next().entries(attributes, CborWriter::bytes, CborWriter::bytes);
                fields.next().map(map -> map.optional(1, inner, (o, e) -> o.bytes(e.toCbor())));
            });
        }
    }

    private static final Everything INNER = new Everything(Route.EMPTY, Optional.empty(), false, -1, 0.5,
            Bytes.hex("00ff"), new TreeMap<>(), Optional.empty());
    private static final Everything SAMPLE = new Everything(Route.of("a", "1#h:1"), Optional.of("n\u00e4me"), true,
            1L << 40, -2, Bytes.EMPTY, attributes(), Optional.of(INNER));

    private static SortedMap<Bytes, Bytes> attributes() {
        SortedMap<Bytes, Bytes> attributes = new TreeMap<>();
        attributes.put(Bytes.utf8("k"), Bytes.utf8("v"));
        return attributes;
    }

    @Test
    void everything_is_read_as_it_was_written() {
        assertThat(Everything.read(CborReader.of(SAMPLE.toCbor()))).isEqualTo(SAMPLE);
    }

    @Test
    void input_cut_off_at_any_byte_is_an_error_and_nothing_else() {
        byte[] whole = SAMPLE.toCbor();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Everything.read(CborReader.of(cut))).as("%d bytes", length)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void a_changed_bit_anywhere_is_another_value_or_an_error() {
        byte[] whole = SAMPLE.toCbor();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            try {
                Everything.read(CborReader.of(changed));
            } catch (MalformedException e) {
                assertThat(e.offset()).isBetween(0, whole.length);
                assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5b7fffffffffffffff, 0", "7bffffffffffffffff, 0", "9bffffffffffffffff, 0", "bb7fffffffffffffff, 0",
        "019a7fffffff00, 1"})
    void a_length_that_cannot_be_is_refused_before_anything_is_allocated(String hex, int offset) {
        CborReader in = CborReader.of(Bytes.hex(hex));
        assertThatThrownBy(() -> {
            if (offset == 1) {
                in.skip();
            }
            switch (in.peek()) {
                case BYTES -> in.bytes();
                case TEXT -> in.text();
                case ARRAY -> in.list(CborReader::u8);
                default -> in.entries(CborReader::u8, CborReader::u8);
            }
        }).isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.offset()).isEqualTo(offset))
                .hasMessageContaining("follow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"81", "9f", "a100", "bf00", "d8ff", "9f82009f82"})
    void nesting_costs_a_skip_no_stack(String opening) {
        byte[] bomb = Bytes.hex(opening.repeat(60_000)).toArray();
        assertThatThrownBy(() -> CborReader.of(bomb).skip()).isInstanceOf(MalformedException.class);
    }

    @Test
    void deep_nesting_of_what_nobody_asked_for_is_skipped() {
        byte[] nested = Bytes.hex("82" + "07" + "81".repeat(100_000) + "00").toArray();
        int read = CborReader.of(nested).array(fields -> fields.next().u8());
        assertThat(read).isEqualTo(7);
    }

    @Test
    void what_is_read_is_nested_64_levels_at_most() {
        assertThat(depth(CborReader.of(Bytes.hex("81".repeat(63) + "80")))).isEqualTo(64);
        assertThatThrownBy(() -> depth(CborReader.of(Bytes.hex("81".repeat(64) + "80"))))
                .hasMessage("Malformed CBOR at byte 64: nested more than 64 levels deep");
    }

    private static int depth(CborReader in) {
        return in.array(fields -> fields.hasNext() ? 1 + depth(fields.next()) : 1);
    }

    @ParameterizedTest
    @CsvSource({"62c328, text", "63ed a080, surrogate", "61ff, text"})
    void text_that_is_not_utf8_is_refused(String hex, String what) {
        assertThatThrownBy(() -> CborReader.of(Bytes.hex(hex.replace(" ", ""))).text()).as(what)
                .hasMessageEndingWith("text that is not UTF-8");
    }

    @Test
    void strings_must_be_definite() {
        assertThatThrownBy(() -> CborReader.of(Bytes.hex("5f4101ff")).bytes()).hasMessageContaining("indefinite");
        assertThatThrownBy(() -> CborReader.of(Bytes.hex("7f6161ff")).text()).hasMessageContaining("indefinite");
    }

    @Test
    void a_byte_string_of_another_length_is_refused_where_the_length_is_given() {
        assertThatThrownBy(() -> CborReader.of(Bytes.hex("00420102")).array(f -> f.next().bytes(32)))
                .hasMessageContaining("expected an array");
        assertThatThrownBy(() -> CborReader.of(Bytes.hex("420102")).bytes(32))
                .hasMessage("Malformed CBOR at byte 0: expected 32 bytes, found 2");
    }

    @Test
    void what_lies_behind_can_be_refused() {
        CborReader in = CborReader.of(Bytes.hex("01f6"));
        in.skip();
        assertThatThrownBy(in::end).hasMessage("Malformed CBOR at byte 1: 1 bytes too many");
    }

    @Test
    void offsets_are_counted_from_the_start_of_a_window() {
        Payload window = Payload.wrap(Bytes.hex("ffff0161").toArray(), 2, 2);
        CborReader in = CborReader.of(window);
        in.skip();
        assertThatThrownBy(in::text).hasMessage("Malformed CBOR at byte 1: text of 1 bytes, but only 0 follow");
        assertThat(List.of(in.position(), in.remaining())).isEqualTo(List.of(2, 0));
    }
}
