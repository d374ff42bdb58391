package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code scripts/install.sh}. */
@ExtendWith(OckamExtension.class)
class InstallTest {
    private static final Path INSTALL = Path.of(System.getProperty("ockam.repository", "."), "scripts/install.sh")
            .toAbsolutePath();

    @Test
    void it_installs_under_a_prefix_and_again_over_itself(Ockam ockam) throws IOException {
        Path prefix = ockam.scratch().resolve("a prefix");
        String version = ockam.run("--version").stdout();
        for (int times = 0; times < 2; times++) {
            ockam.program(INSTALL.toString(), "--prefix", prefix.toString()).succeeds().quietly()
                    .showing(prefix + "/bin is not on your PATH");
        }
        ockam.program(prefix.resolve("bin/ockam").toString(), "--version").succeeds().quietly().printing(version);
        try (var builds = Files.list(prefix.resolve("lib/ockam"))) {
            assertThat(builds).hasSize(1);
        }
    }

    @Test
    void what_it_cannot_do_it_says(Ockam ockam) throws IOException {
        Path file = Files.writeString(ockam.scratch().resolve("file"), "");
        assertThat(ockam.program(INSTALL.toString(), "--prefix", file.toString()).reporting(file.toString()).exit())
                .isNotZero();
        for (List<String> wrong : List.of(List.of("--prefix"), List.of("--nosuch"), List.of("--prefix", ""))) {
            ockam.program(Stream.concat(Stream.of(INSTALL.toString()), wrong.stream()).toArray(String[]::new))
                    .exits(64).reporting("usage:");
        }
    }
}
