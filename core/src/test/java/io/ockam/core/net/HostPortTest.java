package io.ockam.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource({"localhost:80,localhost:80", "33domain:80,33domain:80", "127.0.0.1:80,127.0.0.1:80",
        "xn--74h.com:80,xn--74h.com:80", "sub.xn_74h.com:80,sub.xn_74h.com:80", ":80,127.0.0.1:80",
        "80,127.0.0.1:80", "0,127.0.0.1:0", "[::1]:8080,[::1]:8080",
        "[2001:db8:85a3::8a2e:370:7334]:8080,[2001:db8:85a3::8a2e:370:7334]:8080"})
    void what_names_a_host_and_a_port_is_read_and_written_again(String text, String written) {
        assertThat(HostPort.parse(text)).hasToString(written).isEqualTo(HostPort.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "invalid", ":", "localhost:", "localhost:80:80", "localhost:65536", "localhost:-1",
        "192,166,0.1:9999", "-h:80", "h-:80", ".h:80", "h.:80", "a..b:80", "::1:80", "[::1]", "[::1]80",
        "[host]:80", "[1.2.3.4]:80", "é:80"})
    void what_does_not_is_refused(String text) {
        assertThatThrownBy(() -> HostPort.parse(text)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
    }

    @Test
    void no_other_characters_are_allowed_in_a_name() {
        " !@#\\/;\"'?*&%$~^[]{}()+=,<>".chars().mapToObj(Character::toString)
                .forEach(c -> assertThatThrownBy(() -> HostPort.parse("a" + c + "b:80"))
                        .isInstanceOf(OckamException.class)
                        .hasMessage("Hostname contains invalid characters a" + c + "b"));
    }

    @Test
    void names_and_their_labels_have_a_longest_length() {
        String label = "x".repeat(63);
        assertThat(HostPort.parse(label + ":1").host()).isEqualTo(label);
        assertThatThrownBy(() -> HostPort.parse(label + "x:1")).hasMessage("Hostname segment too long " + label + "x");
        String tooLong = String.join(".", label, label, label, label);
        assertThatThrownBy(() -> HostPort.parse(tooLong + ":1")).hasMessage("Hostname too long " + tooLong);
    }

    @Test
    void a_name_that_nobody_knows_is_unavailable() {
        assertThatThrownBy(() -> HostPort.parse("no-such-host.invalid:1").resolve())
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(HostPort.parse("[::1]:7").resolve()).containsExactly(IpPort.parse("[::1]:7").socketAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostname:port", "example.com", "example.com:80", "127.0.0.1", "127.0.0.1:port",
        "127.0.1:80", "127.0.0.1:65536", "127.0.0.256:1", "[::1", "[::1]:", "::1:80", "[1.2.3.4]:80", ""})
    void a_socket_address_has_no_name_and_both_of_its_parts(String text) {
        assertThatThrownBy(() -> IpPort.parse(text)).isInstanceOf(OckamException.class);
    }

    @Test
    void a_socket_address_is_written_in_its_short_form() {
        Stream.of("127.0.0.1:0", "[::1]:80", "[::]:1", "[2001:db8::1:0:0:1]:443", "[1:2:3:4:5:6:7:8]:9",
                "[1:0:3:4:5:6:7:8]:9", "[fe80::]:65535")
                .forEach(text -> assertThat(IpPort.parse(text)).hasToString(text));
        assertThat(IpPort.parse("[0:0:0:0:0:0:0:1]:80")).hasToString("[::1]:80");
        assertThat(IpPort.of(IpPort.parse("10.1.2.3:4").socketAddress())).isEqualTo(IpPort.parse("10.1.2.3:4"));
    }
}
