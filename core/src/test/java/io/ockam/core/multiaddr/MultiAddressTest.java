package io.ockam.core.multiaddr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiAddressTest {
    @ParameterizedTest
    @CsvSource({"/node/n1/service/echo, ceb604026e31bee803046563686f",
        "/dnsaddr/localhost/tcp/4000/service/api, 38096c6f63616c686f7374060fa0bee80303617069",
        "/ip4/127.0.0.1/tcp/4000/secure/api/service/echo, 047f000001060fa0c6890603617069bee803046563686f",
        "/ip6/::1/tcp/80, 2900000000000000000000000000000001060050",
        "/project/default, de84050764656661756c74", "/space/s/worker/w, eed2050173fea0060177"})
    void text_and_bytes_say_the_same(String text, String hex) {
        assertThat(MultiAddress.parse(text).encode()).isEqualTo(Bytes.hex(hex));
        assertThat(MultiAddress.decode(Bytes.hex(hex))).isEqualTo(MultiAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"node/n1/service/echo, /node/n1/service/echo", "/node/n1/service, /node/n1/service/",
        "self, /secure/api",
        "/ip6/0:0:0:0:0:FFFF:127.0.0.1/tcp/+080, /ip6/::ffff:127.0.0.1/tcp/80",
        "/ip6/2001:db8:0:0:1:0:0:1, /ip6/2001:db8::1:0:0:1", "/ip6/2001:0:0:1:0:0:0:1, /ip6/2001:0:0:1::1",
        "/ip6/1:0:2:3:4:5:6:7, /ip6/1:0:2:3:4:5:6:7", "/ip6/::, /ip6/::", "/ip6/1::, /ip6/1::"})
    void other_ways_to_write_it_are_made_canonical(String text, String canonical) {
        assertThat(MultiAddress.parse(text)).hasToString(canonical);
    }

    @Test
    void the_empty_text_is_the_empty_address() {
        assertThat(MultiAddress.parse("")).isEqualTo(MultiAddress.EMPTY).hasToString("");
        assertThat(MultiAddress.EMPTY.encode()).isEqualTo(Bytes.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({"foo, 'unregistered protocol prefix \"foo\"'", "/, 'unregistered protocol prefix \"\"'",
        "//node/n1, 'unregistered protocol prefix \"\"'", "/node/n1/, 'unregistered protocol prefix \"\"'",
        "/self, 'unregistered protocol prefix \"self\"'", "self/service/a, 'unregistered protocol prefix \"self\"'",
        "/service/a/self, 'unregistered protocol prefix \"self\"'", "/ip4/127.0.0.1.1, invalid IPv4 address syntax",
        "/ip4/127.0.0.01, invalid IPv4 address syntax", "/ip4/256.0.0.1, invalid IPv4 address syntax",
        "/ip4/, invalid IPv4 address syntax", "/tcp/65536, number too large to fit in target type",
        "/tcp/99999999999999, number too large to fit in target type", "/tcp/x, invalid digit found in string",
        "/tcp/-1, invalid digit found in string", "/tcp/, cannot parse integer from empty string"})
    void what_is_wrong_is_said(String text, String message) {
        assertThatThrownBy(() -> MultiAddress.parse(text)).isInstanceOf(OckamException.class).hasMessage(message)
                .extracting(e -> ((OckamException) e).code()).isEqualTo(ErrorCode.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "::1%eth0",
        "[::1]", "1:2:3:4:5:6:7::8", "::127.0.0.1.1", "127.0.0.1::", "g::", "1:2:3:4:5:6:7:127.0.0.1"})
    void bad_ipv6_addresses_are_refused(String text) {
        assertThatThrownBy(() -> Protocol.IP6.of(text)).hasMessage("invalid IPv6 address syntax");
    }

    @ParameterizedTest
    @CsvSource({"04, 1", "047f0000, 4", "06, 1", "05, 0", "ffffffffffffffffffff, 0", "bee80304656368, 3",
        "bee803ffffffff0f, 3", "bee80301ff, 3", "047f000001bee803012f, 5"})
    void bad_bytes_are_refused_with_their_offset(String hex, int offset) {
        assertThatThrownBy(() -> MultiAddress.decode(Bytes.hex(hex))).isInstanceOf(OckamException.class)
                .hasMessageContaining("at byte " + offset + ":")
                .extracting(e -> ((OckamException) e).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void a_host_is_taken_as_it_is_written() {
        assertThat(MultiAddress.tcp("127.0.0.1", 4000)).hasToString("/ip4/127.0.0.1/tcp/4000");
        assertThat(MultiAddress.tcp("[::1]", 4000)).hasToString("/ip6/::1/tcp/4000");
        assertThat(MultiAddress.tcp("localhost", 4000)).hasToString("/dnsaddr/localhost/tcp/4000");
    }

    @Test
    void only_workers_make_a_route() {
        assertThat(MultiAddress.parse("/worker/a/service/b/secure/c").route()).isEqualTo(Route.of("a", "b", "c"));
        assertThatThrownBy(() -> MultiAddress.parse("/service/a/node/n1").route())
                .hasMessage("'/node/n1' in '/service/a/node/n1' is no worker of a node");
    }
}
