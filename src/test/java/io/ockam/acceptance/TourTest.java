package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a newcomer types, in order, on an empty home; and what a script does with it. */
@ExtendWith(OckamExtension.class)
class TourTest {

    @Test
    void the_tour_of_the_guide_works_as_it_is_written(Ockam ockam) {
        ockam.run("node", "create").succeeds().printingSomethingLike("^[a-z]+-[a-z]+$");
        ockam.run("node", "create", "n1").succeeds().printing("n1");

        Started n2 = ockam.onTerminal(ockam.binary() + " node create n2 --foreground --verbose --no-color");
        n2.shows("Created a new Node named n2").shows("To exit and stop the Node, please press Ctrl+C").shows(" INFO ");
        assertThat(ockam.run("node", "list", "--output", "json").succeeds().json().findValuesAsText("node_name"))
                .hasSize(3).contains("n1", "n2");
        n2.types("\u0003").shows("Node stopped successfully").finished().exits(0);
        ockam.run("node", "list", "--jq", ".[] | select(.node_name == \"n2\") | .status.status").succeeds()
                .printing("\"stopped\"");

        int port = ockam.node("n1").port();
        ockam.run("node", "stop", "n1").succeeds().showing("The node with name n1 was stopped");
        ockam.run("node", "start", "n1").succeeds().showing("\"addr\": \"echo\"");
        assertThat(ockam.node("n1").port()).isEqualTo(port);

        ockam.run("worker", "list", "--at", "n1").succeeds().showing("Worker echo", "Worker uppercase");
        ockam.run("message", "send", "hello", "--to", "/node/n1/service/uppercase").succeeds().quietly()
                .printing("HELLO");
        ockam.run("service", "list", "--at", "n1").succeeds().showing("\"type\": \"uppercase\"", "\"type\": \"echo\"");
        ockam.run("service", "list", "--node", "n1").succeeds().showing("\"addr\": \"echo\"");

        ockam.run("node", "delete", "n1", "--yes").succeeds().printing("n1");
        ockam.run("node", "delete", "--all", "--yes").succeeds();
        ockam.run("node", "list").succeeds().printing("[]");
        assertThat(ockam.processes()).isEmpty();
    }

    @Test
    void a_script_gets_exactly_the_name_and_is_not_held_up(Ockam ockam) {
        ockam.shell("""
                set -euo pipefail
                name=$(ockam node create n1 2>/dev/null)
                [ "$name" = n1 ]
                name=$(ockam node stop n1 2>&1 >/dev/null; ockam node start n1 2>&1 >/dev/null)
                [ -z "$name" ]
                reply=$(ockam message send hello --to /node/n1/service/uppercase)
                [ "$reply" = HELLO ]
                if ockam node create n1 2>/dev/null; then exit 1; fi
                if ockam message send hello --to /node/nope/service/echo 2>/dev/null; then exit 1; fi
                ockam node delete --all --yes
                """).succeeds().printing("n1");
    }

    @Test
    void what_one_command_prints_another_can_take_in_the_place_of_a_hyphen(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.shell("echo /node/n1 | ockam message send hello --to -/service/uppercase").succeeds().printing("HELLO");
        ockam.shell("echo /service/echo | ockam message send hello --from n1 --to -/").succeeds().printing("hello");
    }
}
