package io.ockam.command.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.state.Creation;
import io.ockam.state.NodeRecord;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleterTest {
    @TempDir
    private Path home;
    private Completer completer = new Completer(Group.of("").build(),
            new Known(new StateDirectory(Path.of("none")), InstantSource.system()));

    private static Verb verb(Option... options) {
        return new Verb() {
            @Override
            public Spec spec() {
                return Spec.of("Does it.").with(options);
            }

            @Override
            public Result run(Invocation invocation) {
                return Result.none();
            }
        };
    }

    @BeforeEach
    void two_nodes() {
        StateDirectory state = new StateDirectory(home);
        for (String name : List.of("n1", "other")) {
            try (Creation creation = state.nodes().create(NodeRecord.named(Name.of(name)))) {
                creation.commit();
            }
        }
        Group root = Group.of("All.")
                .add("node", () -> Group.of("Nodes.")
                        .add("show", () -> verb(Option.argument("NODE_NAME").naming(Option.Values.NODE)))
                        .add("shed", () -> verb()).addHidden("secret", () -> verb()).build())
                .add("send", () -> verb(Option.argument("MESSAGE"),
                        Option.value("ROUTE", "-t", "--to").naming(Option.Values.ROUTE), Option.flag("--hex"),
                        Option.value("FORM", "--form").oneOf("round", "square"),
                        Option.value("FILE", "--file").naming(Option.Values.FILE),
                        Option.value("DIR", "--dir").naming(Option.Values.FOLDER),
                        Option.value("X", "--many").repeatable(), Option.flag("--old").hidden()))
                .build();
        completer = new Completer(root, new Known(state, InstantSource.system()));
    }

    private List<String> words(String... typed) {
        return completer.complete(List.of(typed)).stream().map(Candidate::word).toList();
    }

    @Test
    void commands_are_offered_with_what_they_do_and_hidden_ones_are_not() {
        assertThat(words("")).containsExactly("node", "send", "help");
        assertThat(words("node", "s")).containsExactly("show", "shed");
        assertThat(words("help", "no")).containsExactly("node");
        assertThat(completer.complete(List.of("no"))).extracting(Candidate::line).containsExactly("node\tNodes.");
        assertThat(words("nosuch", "")).isEmpty();
        assertThat(completer.complete(List.of())).isEmpty();
    }

    @Test
    void options_are_offered_once_unless_they_may_be_repeated() {
        assertThat(words("send", "--")).contains("--to", "--hex", "--output").doesNotContain("--old", "MESSAGE");
        assertThat(words("send", "--hex", "--h")).containsExactly("--help");
        assertThat(words("send", "--many", "1", "--ma")).containsExactly("--many");
        assertThat(words("send", "--", "--h")).as("behind -- there are no options").isEmpty();
    }

    @Test
    void values_are_offered_where_they_can_be_listed() {
        assertThat(words("send", "--form", "")).containsExactly("round", "square");
        assertThat(words("send", "--form=s")).containsExactly("--form=square");
        assertThat(words("send", "--file", "x")).containsExactly(":files");
        assertThat(words("send", "--dir", "")).containsExactly(":folders");
        assertThat(words("--output", "j")).containsExactly("json");
    }

    @Test
    void names_of_nodes_and_routes_to_them_are_offered() {
        assertThat(words("node", "show", "")).containsExactly("n1", "other");
        assertThat(words("node", "show", "o")).containsExactly("other");
        assertThat(words("node", "show", "n1", "")).as("there is one argument only").isEmpty();
        assertThat(words("send", "-t", "/n")).containsExactly("/node/n1/", "/node/other/");
        assertThat(completer.complete(List.of("node", "show", "n1"))).extracting(Candidate::about)
                .containsExactly("the default node");
    }
}
