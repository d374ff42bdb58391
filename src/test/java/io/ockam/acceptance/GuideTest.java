package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every command of the guides can be typed as it stands there. */
@ExtendWith(OckamExtension.class)
class GuideTest {
    private static final Path GUIDES = Path.of(System.getProperty("ockam.repository", "."), "docs/guide");

    @Test
    void no_command_of_a_guide_is_refused(Ockam ockam) throws IOException {
        int commands = 0;
        try (Stream<Path> guides = Files.list(GUIDES)) {
            for (Path guide : guides.toList()) {
                List<String> lines = Files.readAllLines(guide).stream()
                        .filter(line -> line.matches("(\\w+=\\$\\()?ockam .*"))
                        .toList();
                commands += lines.size();
                ockam.shell("set -e\nockam() { command ockam \"$@\" --test-argument-parser && echo something; }\n"
                        + String.join("\n", lines)).succeeds();
            }
        }
        assertThat(commands).isGreaterThan(40);
    }
}
