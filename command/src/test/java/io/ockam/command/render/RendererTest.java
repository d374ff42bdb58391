package io.ockam.command.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.terminal.TerminalSettings;
import io.ockam.command.terminal.TestTty;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Result;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final JsonObject DOCUMENT = JsonObject.builder().put("name", "n1").put("b", Json.texts(List.of()))
            .put("a", 1).build();
    private static final Result ALL = Result.plain("  ✔ made " + Paint.name("n1")).bare("n1").json(DOCUMENT);
    private static final String PRETTY = "{\n  \"a\": 1,\n  \"b\": [],\n  \"name\": \"n1\"\n}";

    private final TestTty tty = new TestTty();

    private static GlobalOptions globals(GlobalOptions.Format format, boolean compact, String... jq) {
        return new GlobalOptions(false, 0, false, false, format,
                Optional.of(String.join("", jq)).filter(q -> jq.length > 0),
                compact);
    }

    private static final GlobalOptions PLAIN = globals(GlobalOptions.Format.PLAIN, false);
    private static final GlobalOptions JSON = globals(GlobalOptions.Format.JSON, false);

    private String onPipe(GlobalOptions globals, Result result) {
        TestTty pipe = new TestTty();
        new Renderer(globals, pipe.pipe()).print(result);
        return pipe.out();
    }

    private String onTerminal(GlobalOptions globals, Result result) {
        TestTty person = new TestTty();
        Terminal plain = person.person(new TerminalSettings(false, true, false));
        new Renderer(globals, plain).print(result);
        return person.out();
    }

    @Test
    void a_person_sees_the_plain_form_a_script_the_bare_one() {
        assertThat(onTerminal(PLAIN, ALL)).isEqualTo("  ✔ made n1\n");
        assertThat(onPipe(PLAIN, ALL)).isEqualTo("n1");
        assertThat(onTerminal(JSON, ALL)).isEqualTo(PRETTY + "\n");
        assertThat(onPipe(JSON, ALL)).isEqualTo(PRETTY);
    }

    @Test
    void the_next_best_form_stands_in_but_json_is_never_made_up() {
        assertThat(onPipe(PLAIN, Result.plain("text").json(DOCUMENT))).isEqualTo(PRETTY);
        assertThat(onPipe(PLAIN, Result.plain("text"))).isEqualTo("text");
        assertThat(onTerminal(PLAIN, Result.none().json(DOCUMENT))).isEqualTo(PRETTY + "\n");
        assertThat(onTerminal(PLAIN, Result.none().bare("n1"))).isEqualTo("n1\n");
        assertThat(onPipe(JSON, Result.plain("text").bare("token"))).isEmpty();
        assertThat(onPipe(PLAIN, Result.none())).isEmpty();
    }

    @Test
    void compact_json_is_one_line_and_several_documents_are_several() {
        GlobalOptions compact = globals(GlobalOptions.Format.JSON, true);
        assertThat(onPipe(compact, ALL)).isEqualTo("{\"a\":1,\"b\":[],\"name\":\"n1\"}");
        assertThat(onPipe(compact, Result.all(List.of(ALL, ALL)))).hasLineCount(2);
        assertThat(onPipe(globals(GlobalOptions.Format.PLAIN, true), Result.none().json(DOCUMENT))).isEqualTo(PRETTY);
    }

    @Test
    void jq_prints_each_result_on_lines_of_its_own_and_texts_with_their_quotes() {
        assertThat(onPipe(globals(GlobalOptions.Format.JSON, false, ".name, .a, .b"), ALL)).isEqualTo("\"n1\"\n1\n[]");
        assertThat(onPipe(globals(GlobalOptions.Format.JSON, false, "empty"), ALL)).isEmpty();
        assertThat(onPipe(globals(GlobalOptions.Format.JSON, false, "."), ALL)).isEqualTo(PRETTY);
    }

    @Test
    void a_jq_program_that_is_none_is_refused_before_anything_is_done() {
        assertThatThrownBy(() -> new Renderer(globals(GlobalOptions.Format.JSON, false, ".["), tty.pipe()))
                .isInstanceOf(OckamException.class).hasMessageContaining(".[");
        new Renderer(globals(GlobalOptions.Format.PLAIN, false, ".["), tty.pipe()).print(ALL);
        assertThat(tty.out()).as("ignored with --output plain").isEqualTo("n1");
    }

    @Test
    void a_jq_program_that_fails_says_so_and_keeps_what_it_had() {
        new Renderer(globals(GlobalOptions.Format.JSON, false, ".a, .a.b"), tty.pipe()).print(ALL);
        assertThat(tty.out()).isEqualTo("1");
        assertThat(tty.err()).contains("! jq: ");
    }

    @Test
    void json_is_coloured_for_people_and_only_its_colours_are_added() {
        new Renderer(JSON, tty.person()).print(Result.none()
                .json(JsonObject.builder().put("a\"1,{", "x\\").put("n", -1).put("t", true).build()));
        assertThat(tty.out()).contains("\u001b[38;2;163;190;140m\"a\\\"1,{\"\u001b[0m")
                .contains("\u001b[38;2;208;135;112m-1\u001b[0m").contains("\u001b[38;2;192;197;206m}\u001b[0m");
        assertThat(Paint.strip(tty.out())).isEqualTo("{\n  \"a\\\"1,{\": \"x\\\\\",\n  \"n\": -1,\n  \"t\": true\n}\n");
        assertThat(Paint.strip(JsonPaint.colour(Json.of("x".repeat(1_000_000)).compact()))).hasSize(1_000_002);
    }
}
