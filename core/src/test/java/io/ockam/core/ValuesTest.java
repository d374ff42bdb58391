package io.ockam.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, bytes, payloads and bodies. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({"echo, 0, echo", "0#echo, 0, echo", "1#127.0.0.1:4000, 1, 127.0.0.1:4000", "+007#x, 7, x",
        "255#, 255, ''",
        "'', 0, ''"})
    void an_address_has_a_type_and_a_name(String text, int type, String name) {
        Address address = Address.parse(text);
        assertThat(address.type()).isEqualTo(type);
        assertThat(address.name()).isEqualTo(name);
        assertThat(address).hasToString(type + "#" + name).isEqualTo(Address.parse(address.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b", "#b", "-1#b", "256#b", "1#2#3", "0x1#b", "99999999999#b", "+#b", "\u0661#b"})
    void other_texts_are_no_addresses(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
    }

    @Test
    void addresses_are_ordered_by_type_and_then_by_unsigned_bytes() {
        Address bytes = new Address(0, Bytes.hex("ff"));
        List<Address> sorted = Stream.of("1#a", "b", "a", "", "ab").map(Address::parse).sorted().toList();
        assertThat(sorted).map(Address::toString).containsExactly("0#", "0#a", "0#ab", "0#b", "1#a");
        assertThat(bytes).isGreaterThan(Address.local("z")).isLessThan(Address.parse("1#"));
        assertThat(bytes.name()).isEqualTo("Invalid UTF-8");
    }

    @Test
    void bytes_are_copied_and_compared_by_content() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes).isEqualTo(Bytes.hex("010203")).hasSameHashCodeAs(Bytes.hex("010203")).hasToString("010203");
        assertThat(Bytes.of(array, 1, 2)).isEqualTo(Bytes.hex("0203")).isGreaterThan(bytes);
        assertThat(bytes.asBuffer().isReadOnly()).isTrue();
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
        assertThat(Bytes.hex("ff").asText()).isEmpty();
    }

    @Test
    void a_payload_is_trimmed_when_it_is_less_than_half_of_a_large_array() {
        Payload half = Payload.allocate(5 << 10, 5 << 10, 0);
        assertThat(half.trimmed()).isSameAs(half);
        Payload inSmall = Payload.allocate(8 << 10, 0, 0);
        assertThat(inSmall.trimmed()).isSameAs(inSmall);
        Payload less = Payload.allocate(5 << 10, (5 << 10) - 2, 0);
        less.array()[5 << 10] = 7;
        assertThat(less.trimmed().array()).hasSize((5 << 10) - 2).startsWith(7);
    }

    @Test
    void a_payload_is_a_window_with_room_around_it() {
        Payload payload = Payload.allocate(4, 3, 2);
        assertThat(List.of(payload.headroom(), payload.length(), payload.tailroom())).containsExactly(4, 3, 2);
        payload.array()[4] = 7;
        assertThat(payload.at(0)).isEqualTo((byte) 7);
        Payload wider = payload.widen(1, 2);
        assertThat(wider.array()).isSameAs(payload.array());
        assertThat(List.of(wider.offset(), wider.length())).containsExactly(3, 6);
        assertThat(payload.copy().contentEquals(payload)).isTrue();
        assertThat(payload.copy().array()).isNotSameAs(payload.array());
        assertThat(payload.slice(1, 2).length()).isEqualTo(2);
        assertThatThrownBy(() -> payload.slice(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> payload.widen(5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> payload.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_payload_does_not_show_its_content() {
        assertThat(Payload.utf8("secret")).hasToString("Payload[6 bytes]");
    }

    @Test
    void text_and_bytes_are_bodies_with_their_length_in_front() {
        assertThat(hex(Body.of("hello"))).isEqualTo("0568656c6c6f");
        assertThat(hex(Body.of(new byte[0]))).isEqualTo("00");
        assertThat(hex(Body.of("a".repeat(300)))).startsWith("ac026161").hasSize(2 * 302);
        for (int length : new int[]{0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152}) {
            assertThat(Body.bytes(Body.of(new byte[length]))).hasSize(length);
        }
        assertThat(Body.text(Payload.wrap(Bytes.hex("0161ffff").toArray()))).as("the rest is ignored").isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05", "0561", "80", "ffffffffffff01", "ffffffff0f00"})
    void a_length_that_cannot_be_is_no_body(String hex) {
        Payload payload = Payload.wrap(Bytes.hex(hex).toArray());
        assertThatThrownBy(() -> Body.content(payload)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED));
    }

    @Test
    void a_body_is_read_as_what_it_should_be() {
        Payload payload = Payload.wrap(Bytes.hex("01ff").toArray());
        assertThat(Body.read(payload, byte[].class)).containsExactly((byte) 0xff);
        assertThat(Body.read(payload, Payload.class)).isSameAs(payload);
        assertThatThrownBy(() -> Body.read(payload, String.class)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Body.read(payload, Integer.class))
                .hasMessage("No body is known for java.lang.Integer");
    }

    private static String hex(Payload payload) {
        return Bytes.of(payload.toArray()).toHex();
    }
}
