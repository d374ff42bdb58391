package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ockam completion} in the shells that are installed, and pages for readers. */
@ExtendWith(OckamExtension.class)
class CompletionTest {

    private static void assumeInstalled(Ockam ockam, String shell) {
        assumeTrue(ockam.shell("command -v " + shell).exit() == 0, shell + " is not installed");
    }

    /** What bash would offer for a line. */
    private static List<String> bash(Ockam ockam, String... words) {
        Run run = ockam.program(Stream.concat(Stream.of("bash", "-c", """
                eval "$(ockam completion --shell bash)"
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                _ockam
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", "ockam"), Stream.of(words)).toArray(String[]::new)).succeeds();
        return run.stdout().lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void bash_offers_commands_options_values_and_nodes(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("node", "stop", "n2").succeeds();
        assertThat(bash(ockam, "tcp-")).contains("tcp-listener", "tcp-connection");
        assertThat(bash(ockam, "serv")).containsExactly("service");
        assertThat(bash(ockam, "node", "")).contains("create", "list", "help");
        assertThat(bash(ockam, "node", "show", "")).containsExactly("n1", "n2");
        assertThat(bash(ockam, "worker", "list", "--at", "n")).containsExactly("n1", "n2");
        assertThat(bash(ockam, "node", "list", "--out")).containsExactly("--output");
        assertThat(bash(ockam, "node", "list", "--output", "")).containsExactly("plain", "json");
        assertThat(bash(ockam, "policy", "show", "tcp-")).containsExactly("tcp-inlet", "tcp-outlet");
        assertThat(bash(ockam, "nosuch", "")).isEmpty();
    }

    @Test
    void zsh_takes_its_script(Ockam ockam) {
        assumeInstalled(ockam, "zsh");
        ockam.program("zsh", "-fc", """
                autoload -Uz compinit && compinit -u -D
                eval "$(ockam completion --shell zsh)"
                [[ ${_comps[ockam]} == _ockam ]] && print registered
                words=(ockam tcp-) CURRENT=2
                _describe() { print -l -- ${(P)4}; }
                _ockam
                """).succeeds().showing("registered", "tcp-listener:", "tcp-connection:");
    }

    @Test
    void fish_offers_commands_with_what_they_do(Ockam ockam) {
        assumeInstalled(ockam, "fish");
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "stop", "n1").succeeds();
        ockam.program("fish", "-c", """
                ockam completion --shell fish | source
                complete -C "ockam tcp-"
                complete -C "ockam node show "
                complete -C "ockam --output "
                """).succeeds().showing("tcp-listener\t", "n1\tthe default node", "json");
    }

    @Test
    void a_shell_that_is_not_known_is_refused(Ockam ockam) {
        ockam.run("completion", "--shell", "tcsh").isRefusedAsUsage().reporting("bash, zsh, fish");
        ockam.run("completion").isRefusedAsUsage();
    }

    @Test
    void pages_are_written_for_every_command(Ockam ockam) throws IOException {
        Path folder = ockam.scratch().resolve("pages");
        ockam.run("manpages", "--dir", folder.toString()).succeeds().printing(folder.toString());
        assertThat(folder.resolve("ockam-node-create.1.gz")).exists();
        ockam.shell("gzip -dc %s/ockam-node-create.1.gz".formatted(folder)).succeeds().showing(".TH OCKAM", ".SH NAME");
        ockam.run("manpages", "--no-compression", "-d", folder.toString()).succeeds();
        if (ockam.shell("command -v groff").exit() == 0) {
            ockam.shell("for page in %s/*.1; do groff -man -Tutf8 -ww $page 2>&1 >/dev/null; done".formatted(folder))
                    .succeeds().printing("");
        }
        ockam.run("markdown", "--dir", folder.toString()).succeeds();
        for (String link : Files.readString(folder.resolve("SUMMARY.md"))
                .replaceAll("(?s)[^(]*\\(([^)]*)\\)[^(]*", "$1\n")
                .lines().toList()) {
            assertThat(folder.resolve(link)).isRegularFile();
        }
        ockam.run("markdown", "--dir", "/proc/nowhere").failsSaying("/proc/nowhere").withoutStackTrace();
    }
}
