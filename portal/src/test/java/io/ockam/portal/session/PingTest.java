package io.ockam.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Body;
import io.ockam.core.Payload;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PingTest {
    private static Payload hex(String digits) {
        return Payload.wrap(HexFormat.of().parseHex(digits));
    }

    @Test
    void it_is_a_number_of_eight_bytes_in_cbor() {
        Payload ping = Ping.of(0x0102030405060708L);
        assertThat(ping.contentEquals(hex("1b0102030405060708"))).isTrue();
        assertThat(Ping.of(7).contentEquals(hex("1b0000000000000007"))).isTrue();
        assertThat(Ping.number(ping)).isEqualTo(0x0102030405060708L);
        assertThat(Ping.number(Payload.wrap(HexFormat.of().parseHex("ffff1bfffffffffffffffe"), 2, 9))).isEqualTo(-2);
    }

    @Test
    void nothing_else_is_taken_for_one() {
        assertThat(Ping.is(hex("1b0102030405060708"))).isTrue();
        assertThat(Ping.is(hex("1b01020304050607"))).isFalse();
        assertThat(Ping.is(hex("1b010203040506070809"))).isFalse();
        assertThat(Ping.is(hex("1a0102030405060708"))).isFalse();
        assertThat(Ping.is(Payload.empty())).isFalse();
        for (String text : new String[]{"", "12345678", "x".repeat(0x1b)}) {
            assertThat(Ping.is(Body.of(text).encode())).as(text).isFalse();
        }
    }
}
