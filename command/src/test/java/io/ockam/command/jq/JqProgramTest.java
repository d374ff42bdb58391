package io.ockam.command.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JqProgramTest {
    private static final Json VAULTS = Json
            .parse("[{\"vault\":{\"name\":\"v1\",\"n\":9007199254740993}},{\"vault\":{\"name\":\"v2\",\"n\":1.50}}]");

    private static String results(String program) {
        return String.join(" ", JqProgram.compile(program).run(VAULTS).results().stream().map(Json::compact).toList());
    }

    @Test
    void programs_select_join_and_build() {
        assertThat(results(".[0].vault.name")).isEqualTo("\"v1\"");
        assertThat(results("map(.vault.name) | join(\" \")")).isEqualTo("\"v1 v2\"");
        assertThat(results(".[] | {name: .vault.name}")).isEqualTo("{\"name\":\"v1\"} {\"name\":\"v2\"}");
        assertThat(results(".[0].nothing")).isEqualTo("null");
        assertThat(results("empty")).isEmpty();
        assertThat(results("length")).isEqualTo("2");
        assertThat(results(".[0].vault.name | test(\"^v[0-9]$\")")).isEqualTo("true");
    }

    @Test
    void a_number_stays_what_it_was() {
        assertThat(results(".[0].vault.n")).isEqualTo("9007199254740993");
    }

    @Test
    void a_failure_on_the_way_keeps_what_was_there_before_it() {
        JqProgram.Outcome outcome = JqProgram.compile("1, error(\"no\"), 2").run(VAULTS);
        assertThat(outcome.results()).containsExactly(Json.of(1));
        assertThat(outcome.failure()).hasValueSatisfying(why -> assertThat(why).contains("no"));
    }

    @Test
    void what_is_no_program_is_refused() {
        for (String wrong : new String[]{"", " ", ".[", "map(", "nosuchfunction", ".a b"}) {
            assertThatThrownBy(() -> JqProgram.compile(wrong).run(VAULTS).failure()
                    .ifPresent(why -> {
                        throw new OckamException(ErrorCode.INVALID, why);
                    })).as(wrong).isInstanceOf(OckamException.class);
        }
    }

    @Test
    void the_place_of_a_mistake_is_told_and_no_grammar() {
        Map.of(".[", ": it ends too early", ".a | | b", " from column 6 on: '| b'", ".a ~ b",
                " from column 4 on: '~ b'",
                ".\n| .b ~ 1", " from column 6 on: '~ 1'", ". as $x",
                ": Assignment or label must be followed by pipes: . as $x")
                .forEach((program, place) -> assertThatThrownBy(() -> JqProgram.compile(program))
                        .hasMessage("The jq program '" + program + "' cannot be understood" + place));
    }
}
