package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person is asked, key by key. */
@ExtendWith(OckamExtension.class)
class QuestionsTest {
    private static final String DOWN = "\u001b[B";
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";

    private static String nodes(Ockam ockam) {
        return ockam.run("node", "list", "--compact-output", "--jq", "map(.node_name)").stdout();
    }

    @Test
    void a_yes_is_one_key_and_everything_else_but_no_is_ignored(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.onTerminal("ockam node delete n1 --no-color").shows("Are you sure you want to proceed? [Y/n]").types("xy")
                .finished().succeeds().showing("! Are you sure you want to proceed? yes", "has been deleted");
        assertThat(nodes(ockam)).isEqualTo("[]");
    }

    @Test
    void no_changes_nothing(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.onTerminal("ockam node delete n1 --no-color").shows("[Y/n]").types("n").finished().succeeds()
                .showing("proceed? no").notShowing("deleted");
        ockam.onTerminal("ockam reset").shows("[Y/n]").types("\u001b").finished().succeeds();
        assertThat(nodes(ockam)).isEqualTo("[\"n1\"]");
    }

    @Test
    void ctrl_c_at_a_question_ends_the_command_and_gives_the_terminal_back(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        Started asked = ockam.onTerminal("bash -c 'trap : INT; ockam node delete n1; echo status $?; stty -a'")
                .shows("[Y/n]").types(CTRL_C);
        Run ended = asked.finished().showing("status 130");
        assertThat(ended.stdout().substring(ended.stdout().indexOf("status 130"))).contains(" icanon", " echo ")
                .doesNotContain("-icanon");
        assertThat(nodes(ockam)).isEqualTo("[\"n1\"]");
    }

    @Test
    void ctrl_c_while_something_turns_leaves_a_clean_line(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        Run ended = ockam.onTerminal(
                "bash -c 'trap : INT; ockam message send x --timeout 60 --to /node/n1/service/nobody; echo status $?'")
                .shows("Sending message").types(CTRL_C).finished().showing("status 130");
        assertThat(ended.stdout().substring(0, ended.stdout().indexOf("status 130"))).endsWith("\r\u001b[2K");
    }

    @Test
    void several_can_be_marked_in_a_list(Ockam ockam) {
        for (String node : new String[]{"n1", "n2", "n3"}) {
            ockam.run("node", "create", node).succeeds();
        }
        ockam.onTerminal("ockam node delete").shows("Select one or more nodes that you want to delete:")
                .types(" " + DOWN + DOWN + " " + ENTER).shows("[Y/n]").types("y").finished().succeeds();
        assertThat(nodes(ockam)).isEqualTo("[\"n2\"]");

        ockam.onTerminal("ockam node delete").shows("only node").types(ENTER).finished().succeeds();
        assertThat(nodes(ockam)).isEqualTo("[]");
    }

    @Test
    void escape_and_ctrl_c_in_a_list_choose_nothing(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        for (String key : new String[]{"\u001b", CTRL_C, ENTER}) {
            ockam.onTerminal("ockam node show").shows("Select one or more nodes that you want to show:").types(key)
                    .finished().succeeds().showing("No nodes selected to show");
        }
        ockam.onTerminal("ockam node show --no-color").shows("Select").types(" " + DOWN + " " + ENTER).finished()
                .succeeds().showing("n1 (default):", "n2:");
    }
}
