package io.ockam.command.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private static List<String> filled(String input, String... arguments) {
        return Placeholders.filled(List.of(arguments),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_hyphen_in_an_address_is_what_the_other_command_printed() {
        assertThat(filled("/service/abc\n", "--to", "-/service/echo"))
                .containsExactly("--to", "/service/abc/service/echo");
        assertThat(filled("/service/abc", "/worker/w/-/service/echo"))
                .containsExactly("/worker/w/service/abc/service/echo");
        assertThat(filled("/service/abc", "/worker/w/-")).containsExactly("/worker/w/service/abc");
    }

    @Test
    void each_placeholder_takes_a_line() {
        assertThat(filled("/a/1\n/b/2\n", "-/c/3", "-/d/4")).containsExactly("/a/1/c/3", "/b/2/d/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n", "/", "\n/service/abc\n"})
    void a_line_that_is_missing_or_names_nothing_is_refused(String input) {
        assertThatThrownBy(() -> filled(input, "--to", "-/service/echo")).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                .hasMessage("Nothing came on the standard input for the '-' in '-/service/echo'");
        assertThatThrownBy(() -> filled("/a/1\n" + input, "-/c/3", "/worker/w/-")).hasMessageContaining("/worker/w/-");
    }

    @Test
    void without_a_placeholder_the_input_is_left_alone() {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("must not be read");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };
        List<String> arguments = List.of("message", "send", "-", "a/-b", "--to", "/node/n-1/service/a-b", "x-/y",
                "--x");
        assertThat(Placeholders.filled(arguments, untouchable)).isEqualTo(arguments);
    }
}
