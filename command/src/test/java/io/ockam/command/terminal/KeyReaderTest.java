package io.ockam.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    private static KeyReader typing(String bytes) {
        return new KeyReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytes_become_keys() {
        KeyReader keys = typing("yN \r\nx\u0003\u001b[A\u001b[B\u001bOA\u001b[1;5B\u001b[C\u001bb\u001b");
        for (Key expected : new Key[]{Key.YES, Key.NO, Key.SPACE, Key.ENTER, Key.ENTER, Key.OTHER, Key.INTERRUPT,
            Key.UP, Key.DOWN, Key.UP, Key.DOWN, Key.OTHER, Key.OTHER, Key.ESCAPE}) {
            assertThat(keys.next()).isEqualTo(expected);
        }
    }

    @Test
    void a_terminal_that_is_gone_is_as_good_as_escape() {
        KeyReader keys = typing("");
        assertThat(keys.next()).isEqualTo(Key.ESCAPE);
        assertThat(keys.next()).isEqualTo(Key.ESCAPE);
        assertThat(typing("\u001b[").next()).isEqualTo(Key.OTHER);
    }
}
