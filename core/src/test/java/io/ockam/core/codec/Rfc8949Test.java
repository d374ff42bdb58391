package io.ockam.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8949, appendices A and F. */
class Rfc8949Test {
    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "10, 0a", "23, 17", "24, 1818", "25, 1819", "100, 1864", "1000, 1903e8",
        "1000000, 1a000f4240", "1000000000000, 1b000000e8d4a51000", "-1, 20", "-10, 29", "-100, 3863",
        "-1000, 3903e7", "-9223372036854775808, 3b7fffffffffffffff"})
    void integers_have_their_shortest_form(long value, String hex) {
        assertThat(written(out -> out.signed(value))).isEqualTo(hex);
        assertThat(in(hex).i64()).isEqualTo(value);
    }

    @Test
    void an_unsigned_integer_may_have_64_bits() {
        assertThat(written(out -> out.unsigned(-1))).isEqualTo("1bffffffffffffffff");
        assertThat(in("1bffffffffffffffff").u64()).isEqualTo(-1);
        assertThatThrownBy(() -> in("1bffffffffffffffff").i64()).hasMessageContaining("more than 64 bits");
        assertThatThrownBy(() -> in("3bffffffffffffffff").i64()).hasMessageContaining("more than 64 bits");
    }

    @ParameterizedTest
    @CsvSource({"0.0, f90000", "-0.0, f98000", "1.0, f93c00", "1.1, fb3ff199999999999a", "1.5, f93e00",
        "65504.0, f97bff",
        "100000.0, fa47c35000", "3.4028234663852886e+38, fa7f7fffff", "1.0e+300, fb7e37e43c8800759c",
        "5.960464477539063e-8, f90001", "0.00006103515625, f90400", "-4.0, f9c400", "-4.1, fbc010666666666666",
        "Infinity, f97c00", "Infinity, fa7f800000", "NaN, f97e00", "NaN, fb7ff8000000000000",
        "-Infinity, fbfff0000000000000"})
    void floating_point_numbers_of_any_width_are_read(Double value, String hex) {
        assertThat(in(hex).float64()).isEqualTo(value);
        assertThat(in(written(out -> out.float64(value))).float64()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(value = {"''|60", "a|6161", "IETF|6449455446", "\"\\|62225c", "\u00fc|62c3bc", "\u6c34|63e6b0b4",
        "\ud800\udd51|64f0908591"}, delimiter = '|', quoteCharacter = '\'')
    void text_is_utf8(String value, String hex) {
        assertThat(written(out -> out.text(value))).isEqualTo(hex);
        assertThat(in(hex).text()).isEqualTo(value);
    }

    @Test
    void the_other_plain_items_have_their_bytes() {
        assertThat(written(out -> out.bool(false).bool(true).nothing())).isEqualTo("f4f5f6");
        assertThat(written(out -> out.bytes(Bytes.hex("01020304")).bytes(new byte[0]))).isEqualTo("440102030440");
        assertThat(written(out -> out.tag(1).unsigned(1363896240))).isEqualTo("c11a514b67b0");
        CborReader in = in("c11a514b67b0" + "f4f5f6");
        assertThat(in.tag()).isEqualTo(1);
        assertThat(in.u32()).isEqualTo(1363896240);
        assertThat(in.bool()).isFalse();
        assertThat(in.bool()).isTrue();
        assertThat(in.nextIsNull()).isTrue();
        in.end();
    }

    @Test
    void arrays_and_maps_may_be_definite_or_not() {
        assertThat(in("83010203").list(CborReader::u8)).containsExactly(1, 2, 3);
        assertThat(in("9f010203ff").list(CborReader::u8)).containsExactly(1, 2, 3);
        assertThat(in("a201020304").entries(CborReader::u8, CborReader::u8).toString()).isEqualTo("{1=2, 3=4}");
        assertThat(in("bf01020304ff").entries(CborReader::u8, CborReader::u8).toString()).isEqualTo("{1=2, 3=4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c249010000000000000000", "f7", "f0", "f8ff",
        "c074323031332d30332d32315432303a30343a30305a", "d818456449455446", "83018202039f0405ff",
        "9f018202039f0405ffff", "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
        "a56161614161626142616361436164614461656145", "826161bf61626163ff", "5f42010243030405ff",
        "7f657374726561646d696e67ff", "bf6346756ef563416d7421ff", "bf61610161629f0203ffff", "9fff", "5fff", "7fff"})
    void any_well_formed_item_is_skipped_whole(String hex) {
        CborReader in = in(hex + "00");
        in.skip();
        assertThat(in.remaining()).isEqualTo(1);
        assertThat(in(hex).raw().length()).isEqualTo(hex.length() / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "19", "1a", "1b", "1901", "1a0102", "1b01020304050607", "38", "58", "78", "98",
        "9a01ff00", "b8", "d8", "f8", "f900", "fa0000", "fb000000", "41", "61", "5affffffff00",
        "5bffffffffffffffff010203", "7affffffff00", "7b7fffffffffffffff010203", "81", "818181818181818181", "8200",
        "a1", "a20102", "a100", "a2000000", "c0", "5f4100", "7f6100", "9f", "9f0102", "bf", "bf01020102", "819f",
        "9f8000", "9f9f9f9f9fffffffff", "9f819f819f9fffffff", "1c", "1d", "1e", "3c", "3d", "3e", "5c", "5d", "5e",
        "7c", "7d", "7e", "9c", "9d", "9e", "bc", "bd", "be", "dc", "dd", "de", "fc", "fd", "fe", "f800", "f801",
        "f818", "f81f", "5f00ff", "5f21ff", "5f6100ff", "5f80ff", "5fa0ff", "5fc000ff", "5fe0ff", "7f4100ff",
        "5f5f4100ffff", "7f7f6100ffff", "ff", "81ff", "8200ff", "a1ff", "a1ff00", "a100ff", "a20000ff", "9f81ff",
        "9f829f819f9fffffffff", "bf00ff", "bf000000ff", "1f", "3f", "df"})
    void what_is_not_well_formed_is_refused(String hex) {
        assertThatThrownBy(() -> in(hex).skip()).isInstanceOf(MalformedException.class);
    }

    private static String written(Consumer<CborWriter> write) {
        CborWriter out = new CborWriter(1);
        write.accept(out);
        return Bytes.of(out.toArray()).toHex();
    }

    private static CborReader in(String hex) {
        return CborReader.of(Bytes.hex(hex));
    }
}
