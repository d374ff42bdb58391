package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ockam reset} and {@code ockam status}. */
@ExtendWith(OckamExtension.class)
class ResetTest {

    @Test
    void only_what_the_installer_put_there_is_left_and_a_second_reset_finds_the_same(Ockam ockam) throws IOException {
        Files.createDirectories(ockam.home().resolve("bin"));
        Files.writeString(ockam.home().resolve("bin/ockam"), "ours");
        Files.writeString(ockam.home().resolve("env"), "ours");
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        assertThat(ockam.files()).contains("state", "nodes");
        assertThat(ockam.processes()).hasSize(2);

        ockam.run("reset").failsSaying("Use --yes to confirm");
        for (int times = 0; times < 2; times++) {
            ockam.run("reset", "--yes").succeeds().quietly().printing("  ✔ Local Ockam configuration deleted");
            assertThat(ockam.files()).containsExactly("bin", "bin/ockam", "env");
        }
        assertThat(ockam.processes()).isEmpty();
        ockam.run("node", "list").succeeds().printing("[]");
        ockam.run("node", "create", "n1").succeeds().printing("n1");
    }

    @Test
    void a_state_that_cannot_be_read_can_be_reset(Ockam ockam) throws IOException {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "stop", "n1").succeeds();
        Files.writeString(ockam.home().resolve("state/defaults.json"), "not JSON");
        Files.writeString(ockam.node("n1").state().resolve("node.json"), "{");
        Files.writeString(ockam.node("n1").state().resolve("process.json"), "");

        ockam.run("reset", "--yes").succeeds().withoutStackTrace();
        assertThat(ockam.files()).isEmpty();
    }

    @Test
    void where_the_home_is_a_file_the_report_names_it(Ockam ockam) throws IOException {
        Path file = Files.writeString(ockam.scratch().resolve("file"), "");
        ockam.at(file).run("reset", "--yes").failsSaying(file.toString()).withoutStackTrace();
        ockam.at(file).run("node", "create").failsSaying(file.toString()).withoutStackTrace();
        assertThat(file).isRegularFile();
    }

    @Test
    void status_tells_of_version_and_nodes_and_makes_nothing(Ockam ockam) {
        ockam.run("status", "--compact-output").succeeds().quietly().json("/ockam_version/version", version(ockam))
                .printingSomethingLike("\"identities\":\\[\\],\"nodes\":\\[\\],.*\"spaces\":\\[\\]");
        assertThat(ockam.files()).isEmpty();
        ockam.terminal("ockam status").succeeds().showing("Ockam version:", "No nodes found");

        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.node("n2").kill9();
        Run status = ockam.run("status", "--output", "json").json("/nodes/0/name", "n1")
                .json("/nodes/0/status", "running").json("/nodes/1/name", "n2");
        assertThat(status.json().at("/nodes/1/status").asText()).as("whoever should take note of its end may be late")
                .isIn("stopped", "zombie");
        ockam.terminal("ockam status --no-color").succeeds().showing("n1 (default):", "The node is UP", "n2:",
                "The node is DOWN");
    }

    private static String version(Ockam ockam) {
        return ockam.run("--version").stdout().lines().findFirst().orElseThrow().replace("ockam", "").strip();
    }
}
