package io.ockam.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareTest {
    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "7f, 7f", "80, 8001", "3fff, ff7f", "4000, 808001", "ffff, ffff03", "10000, 808004",
        "1fffff, ffff7f", "ffffffff, ffffffff0f", "100000000, 8080808010", "100200000, 8080808110",
        "ffffffffffff, ffffffffffff3f", "1000000000000, 80808080808040", "abcdef123456789a, 9af1d9a2a3e2fbe6ab01",
        "ffffffffffffffff, ffffffffffffffffff01"})
    void varints_have_the_bytes_of_the_protocol(String value, String bytes) {
        long number = Long.parseUnsignedLong(value, 16);
        assertThat(written(out -> out.varint(number))).isEqualTo(bytes);
        assertThat(in(bytes).varint()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffffffff", "ffffffffffffffffff03", "ffffffffffffffffff02",
        "ffffffffffffffffff00", "8080808080808080808001"})
    void varints_of_more_than_64_bits_are_refused(String bytes) {
        assertThatThrownBy(() -> in(bytes).varint()).isInstanceOf(MalformedException.class)
                .hasMessageContaining("at byte 0");
    }

    @Test
    void varints_may_be_longer_than_needed() {
        assertThat(in("8000").varint()).isZero();
        assertThat(in("8180808000").varint()).isEqualTo(1);
    }

    @Test
    void integers_are_little_endian() {
        assertThat(written(out -> out.u8(0x01).u16(0x0203).u32(0x04050607L).u64(0x08090a0b0c0d0e0fL).bool(true)))
                .isEqualTo("01" + "0302" + "07060504" + "0f0e0d0c0b0a0908" + "01");
        BareReader in = in("ff" + "ffff" + "ffffffff" + "ffffffffffffffff" + "00");
        assertThat(List.of((long) in.u8(), (long) in.u16(), in.u32(), in.u64()))
                .containsExactly(255L, 65_535L, 4_294_967_295L, -1L);
        assertThat(in.bool()).isFalse();
        assertThatThrownBy(() -> in("02").bool()).hasMessageContaining("expected 0 or 1, found 2");
    }

    @Test
    void addresses_and_routes_have_the_bytes_of_the_protocol() {
        assertThat(written(out -> out.route(Route.of("alice", "bob")))).isEqualTo("020005616c6963650003626f62");
        assertThat(in("020005616c6963650003626f62").route()).isEqualTo(Route.of("alice", "bob"));
        Address longName = Address.parse("42#" + "a".repeat(250));
        assertThat(written(out -> out.address(longName))).startsWith("2afa016161").hasSize(2 * 253);
        assertThat(in(written(out -> out.address(longName))).address()).isEqualTo(longName);
    }

    @Test
    void alternatives_are_a_number_and_their_fields() {
        String description = written(out -> out.varint(0).text("a.txt").u64(10));
        assertThat(description).isEqualTo("0005612e7478740a00000000000000");
        assertThat(written(out -> out.varint(1).data(Bytes.hex("010203")))).isEqualTo("0103010203");
        BareReader in = in(description);
        assertThat(in.varint()).isZero();
        assertThat(in.text()).isEqualTo("a.txt");
        assertThat(in.u64()).isEqualTo(10);
        in.end();
    }

    @Test
    void optional_values_and_lists_are_read_as_written() {
        String bytes = written(out -> out.optional(Optional.of("x"), BareWriter::text)
                .optional(Optional.<String>empty(), BareWriter::text).list(List.of("a", "b"), BareWriter::text));
        assertThat(bytes).isEqualTo("010178" + "00" + "0201610162");
        BareReader in = in(bytes);
        Optional<String> present = in.optional(BareReader::text);
        Optional<String> absent = in.optional(BareReader::text);
        assertThat(present).contains("x");
        assertThat(absent).isEmpty();
        assertThat(in.list(1, BareReader::text)).isEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05616263", "ffffffffffffffffff01", "8080808080808080801a"})
    void a_length_over_what_is_left_is_refused(String bytes) {
        assertThatThrownBy(() -> in(bytes).data()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> in(bytes).list(1, BareReader::u8)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> in(bytes).route()).isInstanceOf(MalformedException.class);
    }

    @Test
    void input_cut_off_at_any_byte_is_an_error() {
        byte[] whole = Bytes.hex("020005616c6963650003626f62").toArray();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BareReader.of(cut).route()).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void text_must_be_utf8_and_nothing_may_be_left_where_that_is_asked() {
        assertThatThrownBy(() -> in("01ff").text()).hasMessage("Malformed BARE at byte 0: text that is not UTF-8");
        BareReader in = in("010203");
        assertThat(in.u8()).isEqualTo(1);
        assertThatThrownBy(in::end).hasMessage("Malformed BARE at byte 1: 2 bytes too many");
        assertThat(Bytes.of(in.rest().toArray())).isEqualTo(Bytes.hex("0203"));
    }

    private static String written(Consumer<BareWriter> write) {
        BareWriter out = new BareWriter();
        write.accept(out);
        return Bytes.of(out.toArray()).toHex();
    }

    private static BareReader in(String hex) {
        return BareReader.of(Bytes.hex(hex));
    }
}
