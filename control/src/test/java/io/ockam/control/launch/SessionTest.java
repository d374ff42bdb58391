package io.ockam.control.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SessionTest {
    /** Detaches twice and tells its own number and that of its session. */
    static final class Detached {
        private Detached() {}

        public static void main(String[] arguments) throws IOException {
            Session.detach();
            Session.detach();
            String stat = Files.readString(Path.of("/proc/self/stat"));
            System.out.print(
                    ProcessHandle.current().pid() + " " + stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
        }
    }

    @Test
    void a_process_without_setsid_gives_itself_a_session() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Detached.class.getName())
                .redirectErrorStream(true).start();
        String[] told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
        assertThat(process.waitFor()).isZero();
        assertThat(told).hasSize(2);
        assertThat(told[1]).isEqualTo(told[0]).isEqualTo(Long.toString(process.pid()));
    }
}
