package io.ockam.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.command.terminal.Streams;
import io.ockam.command.terminal.Tty;
import io.ockam.command.verb.Environment;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OckamTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private record Does(Function<Invocation, Result> what) implements Verb {
        @Override
        public Spec spec() {
            return Spec.of("Does it.").with(Option.argument("WHAT"));
        }

        @Override
        public Result run(Invocation invocation) {
            return what.apply(invocation);
        }
    }

    private int run(Function<Invocation, Result> what, String... arguments) {
        Group root = Group.of("A program.").add("do", () -> new Does(what)).build();
        Environment environment = new Environment(Map.of("OCKAM_HOME", folder.resolve("home").toString()));
        InputStream input = new ByteArrayInputStream("/service/x\n".getBytes(StandardCharsets.UTF_8));
        return new Ockam(root, environment, new Streams(out, err, false, false, Tty.NONE), input,
                InstantSource.system()).run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Result fails(Invocation ignored) {
        throw new OckamException(ErrorCode.NOT_FOUND, "There is no such thing", "Look elsewhere.",
                new OckamException(ErrorCode.IO, "the disk is gone"));
    }

    @Test
    void a_result_is_on_stdout_and_nothing_else_is() {
        assertThat(run(_ -> Result.plain("for people").bare("token"), "do")).isEqualTo(Ockam.DONE);
        assertThat(out()).isEqualTo("token");
        assertThat(err()).isEmpty();
    }

    @Test
    void json_is_printed_when_asked_for_and_never_made_up() {
        assertThat(run(_ -> Result.plain("x").json(JsonObject.builder().put("b", 1).put("a", 2).build()), "do",
                "--compact-output")).isEqualTo(Ockam.DONE);
        assertThat(out()).isEqualTo("{\"a\":2,\"b\":1}");
        out.reset();
        assertThat(run(_ -> Result.plain("x"), "do", "--output", "json")).isEqualTo(Ockam.DONE);
        assertThat(out()).isEmpty();
    }

    @Test
    void a_failure_is_reported_with_cause_hint_and_code() {
        assertThat(run(OckamTest::fails, "do", "--quiet")).isEqualTo(Ockam.FAILED);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("There is no such thing", "the disk is gone", "Look elsewhere.", "OCK404")
                .doesNotContain("Exception");
    }

    @Test
    void a_mistake_of_ours_is_reported_as_one() {
        assertThat(run(_ -> {
            throw new IllegalStateException("should not be");
        }, "do")).isEqualTo(Ockam.FAILED);
        assertThat(err()).contains("OCK500");
    }

    @Test
    void what_was_typed_wrongly_is_told_on_stderr_with_its_own_status() {
        assertThat(run(_ -> Result.none(), "od")).isEqualTo(Ockam.USAGE);
        assertThat(err()).contains("error: unrecognized subcommand 'od'", "tip: a similar subcommand exists: 'do'");
        assertThat(run(_ -> {
            throw UsageException.of("no such fruit");
        }, "do")).isEqualTo(Ockam.USAGE);
        assertThat(err()).contains("error: no such fruit", "Usage: ockam do");
        assertThat(run(_ -> Result.none())).isEqualTo(Ockam.USAGE);
        assertThat(out()).isEmpty();
    }

    @Test
    void help_is_on_stdout_and_nothing_is_done() {
        assertThat(run(_ -> {
            throw new AssertionError("must not run");
        }, "do", "--help")).isEqualTo(Ockam.DONE);
        assertThat(out()).contains("Does it.", "ockam do");
    }

    @Test
    void a_test_of_the_arguments_does_nothing() {
        assertThat(run(OckamTest::fails, "do", "--test-argument-parser")).isEqualTo(Ockam.DONE);
        assertThat(run(OckamTest::fails, "do", "--test-argument-parser", "--nope")).isEqualTo(Ockam.USAGE);
    }

    @Test
    void the_placeholder_is_filled_from_the_input_before_anything_else() {
        assertThat(run(invocation -> Result.plain(invocation.options().required("WHAT")), "do", "-/service/y"))
                .isEqualTo(Ockam.DONE);
        assertThat(out()).isEqualTo("/service/x/service/y");
        assertThat(folder.resolve("home")).doesNotExist();
    }
}
