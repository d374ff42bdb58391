package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person at a terminal sees, and what a script reads. */
@ExtendWith(OckamExtension.class)
class OutputTest {
    private static final String ESCAPE = "\u001b[";

    @Test
    void a_script_reads_the_bare_result_without_a_line_feed(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds().printing("n1");
        ockam.run("node", "default").succeeds().quietly().printing("  ✔ The default node is 'n1'");
        ockam.run("message", "send", "hi", "--to", "/node/n1/service/uppercase").succeeds().quietly().printing("HI");
        ockam.shell(
                "set -euo pipefail; x=$(ockam node create n2); test \"$x\" = n2; ockam node delete n2 --yes >/dev/null")
                .succeeds();
    }

    @Test
    void a_person_reads_a_sentence_with_colours_and_a_line_feed(Ockam ockam) {
        Run made = ockam.terminal("ockam node create n1").succeeds()
                .showing(ESCAPE, "Created a new Node named", "Marked", "ockam node show n1");
        assertThat(made.stdout()).endsWith("\r\n").contains("\u001b[38;2;79;218;184mn1\u001b[0m");
        assertThat(ockam.terminal("ockam message send hi --to /node/n1/service/uppercase").succeeds().stdout())
                .as("a spinner may have been there before").endsWith("HI\r\n");
        ockam.terminal("ockam node list").showing("\u2502", "(default)", "Process id");
        ockam.terminal("ockam node show n1 --output json").showing("\u001b[38;2;163;190;140m\"name\"\u001b[0m");
    }

    @Test
    void nobody_sees_colours_who_does_not_want_them(Ockam ockam) {
        ockam.terminal("ockam node list --no-color").succeeds().notShowing(ESCAPE)
                .showing("No nodes found on this system.");
        for (Map.Entry<String, String> plain : List.of(Map.entry("NO_COLOR", "1"), Map.entry("NO_COLOR", "true"),
                Map.entry("TERM", "dumb"))) {
            Ockam changed = ockam.with(plain.getKey(), plain.getValue());
            changed.terminal("ockam node list").succeeds().notShowing(ESCAPE);
            changed.terminal("ockam node show x --output json").succeeds().notShowing(ESCAPE);
            changed.terminal("ockam worker list").exits(70).notShowing(ESCAPE);
            changed.terminal("ockam nosuch").exits(64).notShowing(ESCAPE);
        }
        ockam.with("NO_COLOR", "").terminal("ockam node list").showing(ESCAPE);
        ockam.terminal("ockam worker list").exits(70).showing(ESCAPE);
        ockam.run("worker", "list").failsSaying("There is no default node");
        assertThat(ockam.run("worker", "list").stderr()).doesNotContain(ESCAPE);
    }

    @Test
    void quiet_leaves_results_and_reports_only(Ockam ockam) {
        for (String on : new String[]{"true", "1", "yes"}) {
            Ockam quiet = ockam.with("QUIET", on);
            quiet.run("service", "start", "hop", "--at", "nobody").failsSaying("There is no node with name nobody");
            quiet.terminal("ockam node delete --all").succeeds();
        }
        ockam.with("QUIET", "1").run("node", "create", "n1").succeeds().quietly().printing("n1");
        ockam.run("service", "start", "hop", "--at", "n1", "--quiet").succeeds().quietly();
        ockam.run("service", "start", "hop", "--addr", "h2", "--at", "n1").succeeds().reporting("SECURITY WARNING");
        ockam.terminal("ockam -q node delete n1").exits(70).showing("Use --yes to confirm");
        ockam.with("NO_INPUT", "1").terminal("ockam node delete n1").exits(70).showing("Use --yes to confirm");
        ockam.with("QUIET", "perhaps").run("node", "list").isRefusedAsUsage().reporting("QUIET");
    }

    @Test
    void json_is_sorted_pretty_or_on_one_line(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        Run pretty = ockam.run("node", "list", "--output", "json").succeeds().quietly();
        assertThat(pretty.stdout())
                .startsWith("[\n  {\n    \"is_default\": true,\n    \"node_name\": \"n1\",\n    \"pid\": ")
                .endsWith("\n]");
        ockam.run("node", "list", "--compact-output").printingSomethingLike(
                "^\\[\\{\"is_default\":true,\"node_name\":\"n1\",\"pid\":\\d+,\"status\":\\{\"pid\":\\d+,\"status\":\"running\"}}]$");
        ockam.run("node", "default", "--output", "json").succeeds().quietly().printing("");
        ockam.run("node", "list", "--output", "JSON").isRefusedAsUsage().reporting("[possible values: plain, json]");
    }

    @Test
    void jq_filters_in_the_process(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("node", "show", "n1", "--jq", ".name").succeeds().quietly().printing("\"n1\"");
        ockam.run("node", "list", "--jq", "map(.node_name) | join(\" \")").printing("\"n1 n2\"");
        ockam.run("node", "list", "--jq", ".[].node_name").printing("\"n1\"\n\"n2\"");
        ockam.run("node", "list", "--compact-output", "--jq", ".[] | {node_name}")
                .printing("{\"node_name\":\"n1\"}\n{\"node_name\":\"n2\"}");
        ockam.run("node", "list", "--jq", "empty").succeeds().quietly().printing("");
        ockam.run("node", "list", "--jq", ".[0].nothing").printing("null");
        ockam.run("node", "show", "n1", "--output", "json", "--jq", ".").showing("\"name\": \"n1\"",
                "/dnsaddr/localhost/tcp/", "\"addr\": \"uppercase\"");
        ockam.run("node", "list", "--jq", ".a").succeeds().printing("").reporting("jq: ");
        ockam.run("node", "create", "n3", "--jq", ".[").failsSaying("jq").withoutStackTrace();
        ockam.run("node", "show", "n3", "--jq", "").exits(70);
        ockam.run("node", "list", "--jq", "length").printing("2");
    }

    @Test
    void a_result_that_cannot_be_written_is_a_failure(Ockam ockam) {
        ockam.shell("ockam node list --output json >/dev/full").exits(70).reporting("cannot be written");
        ockam.shell("ockam --version >/dev/full; ockam help >/dev/full; true").succeeds().withoutStackTrace();
        ockam.shell("ockam node list 2>&- >/dev/null").succeeds();
        ockam.shell("ockam help | head -1").succeeds().withoutStackTrace();
        ockam.shell("ockam environment | :").succeeds().quietly(); // who has closed the pipe has read enough
    }

    @Test
    void version_wins_over_everything_and_touches_nothing(Ockam ockam) {
        String commit = Path.of(System.getProperty("ockam.repository", "."), "scripts/commit").toString();
        boolean known = !ockam.program(commit).succeeds().stdout().isEmpty();
        String version = ockam.run("--version").succeeds().quietly().stdout();
        assertThat(version).matches("    ockam \\d+\\.\\d+\\.\\d+\n    compiled from: "
                + (known ? "[0-9a-f]{40}(-dirty)?" : "") + "\n");
        ockam.run("node", "nosuch", "-V").succeeds().printing(version);
        assertThat(ockam.files()).isEmpty();
    }
}
