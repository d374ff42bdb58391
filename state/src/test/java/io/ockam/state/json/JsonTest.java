package io.ockam.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String ALL = """
            {"text":"a\\"b\\\\c/\\u00e9\\ud83d\\ude00\\n","numbers":[0,-1,12.5,1e3,-0.1E-2],"words":[true,false,null],
             "empty":[{},[],""], "nested" : { "a" : [ { "b" : [ 1 ] } ] } }""";

    @Test
    void every_kind_of_value_is_read_and_written_as_it_was() {
        JsonObject all = JsonObject.parse(ALL);
        assertThat(all.text("text")).isEqualTo("a\"b\\c/é😀\n");
        assertThat(all.required("numbers", Json::asArray)).extracting(Json::compact)
                .containsExactly("0", "-1", "12.5", "1e3", "-0.1E-2");
        assertThat(JsonObject.parse(all.compact())).isEqualTo(all);
        assertThat(Json.parse(((Json) all).pretty())).isEqualTo(all);
        assertThat(Json.parse(ALL.getBytes(StandardCharsets.UTF_8))).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[,1]", "[1 2]",
        "{a:1}",
        "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "tru", "truex", "nul", "'a'", "\"\\x\"", "\"\\u12g4\"",
        "\"\\u１２３４\"", "\"\t\"", "\"\n\"", "{} {}", "1 2", "[1]]", "/* */1", "{\"a\":1 \"b\":2}", "\u00a01", "\ufeff1"})
    void anything_beside_the_grammar_is_refused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void every_beginning_of_a_text_is_refused_and_nothing_else_happens() {
        for (int end = 0; end < ALL.length(); end++) {
            String cut = ALL.substring(0, end);
            assertThatThrownBy(() -> Json.parse(cut)).as(cut).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void depth_length_and_repetition_have_limits() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertThat(Json.parse(deepest).compact()).isEqualTo(deepest);
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> Json.parse("9".repeat(1000))).hasMessageContaining("more than 64");
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"a\":2}")).hasMessageContaining("twice");
        assertThatThrownBy(() -> Json.parse(new byte[]{'"', (byte) 0xff, '"'})).hasMessageContaining("UTF-8");
    }

    @Test
    void a_refusal_names_the_place_and_not_the_content() {
        assertThatThrownBy(() -> Json.parse("{\n  \"key\": secret\n}")).hasMessageStartingWith("line 2, column 10")
                .hasMessageNotContaining("secret");
    }

    @Test
    void blanks_may_stand_everywhere_between() {
        assertThat(Json.parse(" \r\n\t[ 1 ,\n2 ] ").asArray()).isEqualTo(List.of(Json.of(1), Json.of(2)));
    }

    @Test
    void what_could_steer_a_terminal_is_escaped() {
        String text = "\u001b[2J\u007f\u009b2K";
        assertThat(Json.of(text).compact()).isEqualTo("\"\\u001b[2J\\u007f\\u009b2K\"");
        assertThat(Json.parse(Json.of(text).compact())).isEqualTo(Json.of(text));
    }
}
