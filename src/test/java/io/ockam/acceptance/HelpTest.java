package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Help, usage errors and exit codes. */
@ExtendWith(OckamExtension.class)
class HelpTest {

    @Test
    void help_is_on_stdout_and_touches_nothing(Ockam ockam) {
        String full = ockam.run("--help").succeeds().quietly()
                .showing("Usage: ockam", "Commands:", "  node", "Learn More:")
                .stdout();
        ockam.run("help").succeeds().printing(full);
        assertThat(ockam.run("-h").succeeds().quietly().stdout()).hasSizeLessThan(full.length());
        String create = ockam.run("node", "create", "--help").succeeds().stdout();
        ockam.run("help", "node", "create").succeeds().printing(create);
        ockam.run("node", "help", "create").succeeds().printing(create);
        ockam.run("help", "exit-codes").succeeds().showing("64", "70", "130", "OCK404");
        ockam.run("help", "environment").succeeds().showing("OCKAM_HOME", "NO_COLOR", "OCKAM_LOG_LEVEL");
        ockam.run("environment").succeeds().showing("- OCKAM_HOME: ");
        assertThat(ockam.files()).isEmpty();
    }

    @Test
    void hidden_commands_work_and_are_shown_on_request(Ockam ockam) {
        ockam.run("help").succeeds().notShowing("manpages").showing("  service ");
        ockam.run("manpages", "--help").succeeds().showing("--no-compression");
        ockam.with("OCKAM_HELP_SHOW_HIDDEN", "true").run("help").succeeds().showing("manpages", "markdown");
        ockam.run("manpages", "--no-compression", "--dir", ockam.scratch().resolve("man").toString()).succeeds();
        assertThat(ockam.scratch().resolve("man/ockam-exit-codes.1")).content().contains("OCK404");
    }

    @Test
    void whom_a_portal_or_a_relay_admits_is_in_its_help(Ockam ockam) {
        for (String noun : new String[]{"relay", "tcp-inlet", "tcp-outlet"}) {
            ockam.run("help", noun, "create").succeeds().showing("--allow <POLICY_EXPRESSION>");
        }
    }

    @Test
    void too_little_shows_help_on_stderr_with_the_usage_code(Ockam ockam) {
        for (String[] little : new String[][]{{}, {"node"}, {"tcp-connection"}, {"message", "send"}, {"--quiet"},
            {"node", "--output", "json"}}) {
            ockam.run(little).isRefusedAsUsage().reporting("Usage: ockam");
        }
        assertThat(ockam.files()).isEmpty();
    }

    @Test
    void what_cannot_be_understood_is_explained_on_stderr(Ockam ockam) {
        ockam.run("nod").isRefusedAsUsage().reporting("error: unrecognized subcommand 'nod'")
                .reporting("tip: a similar subcommand exists: 'node'").reporting("For more information, try '--help'.");
        ockam.run("help", "nosuch").isRefusedAsUsage();
        ockam.run("node", "list", "--x").isRefusedAsUsage().reporting("unexpected argument '--x' found");
        ockam.run("node", "list", "--ouput", "json").isRefusedAsUsage().reporting("'--output'");
        ockam.run("node", "list", "extra").isRefusedAsUsage().reporting("unexpected argument 'extra' found");
        ockam.run("message", "send", "hi").isRefusedAsUsage().reporting("--to <ROUTE>");
        ockam.run("node", "list", "--output").isRefusedAsUsage().reporting("a value is required for '--output");
        ockam.run("node", "list", "-q", "-q").isRefusedAsUsage().reporting("cannot be used multiple times");
        ockam.run("message", "send", "hi", "--to", "/node/n1", "--timeout", "soon").isRefusedAsUsage();
        assertThat(ockam.files()).isEmpty();
    }

    @Test
    void on_a_terminal_help_goes_through_the_pager(Ockam ockam) throws IOException {
        Path pager = Files.writeString(ockam.scratch().resolve("pager"),
                "#!/bin/sh\necho \"paged with LESS=$LESS\"; sed s/Usage/Anwendung/\n");
        pager.toFile().setExecutable(true);
        Ockam paged = ockam.with("PAGER", pager.toString());
        paged.terminal("ockam help").succeeds().showing("paged with LESS=FRX", "Anwendung");
        paged.run("help").succeeds().notShowing("paged");
        paged.terminal("ockam nosuch").exits(64).notShowing("paged");
        paged.terminal("ockam node").exits(64).notShowing("paged");
        for (String none : new String[]{"", "/no/such/pager", "false"}) {
            ockam.with("PAGER", none).terminal("ockam -h").succeeds();
        }
        ockam.with("PAGER", "").terminal("ockam -h").succeeds().showing("\u001b[1;4mUsage:\u001b[0m");
    }

    @Test
    void a_failure_says_what_happened_and_what_to_do(Ockam ockam) {
        ockam.run("node", "show", "n1").succeeds().printing("[]");
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "show", "x").failsSaying("The node x was not found").reporting("OCK404").withoutStackTrace();
        ockam.run("message", "send", "hi", "--to", "/node/x/service/echo").exits(70).withoutStackTrace();
        ockam.run("node", "create", "n1").failsSaying("Node n1 has been already created").reporting("OCK409");
        ockam.run("node", "list", "--test-argument-parser").succeeds().printing("");
    }
}
