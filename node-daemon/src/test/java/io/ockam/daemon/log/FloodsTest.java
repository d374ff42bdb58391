package io.ockam.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodsTest {
    private static final long SECOND = 1_000_000_000;

    private final Floods floods = new Floods(3);

    private long passed(String template, int lines, long nanos) {
        return IntStream.range(0, lines).filter(i -> floods.pass("logger", template, nanos)).count();
    }

    @Test
    void a_statement_gets_its_lines_each_second_and_the_rest_is_told_once() {
        assertThat(passed("a", 10, 0)).isEqualTo(3);
        assertThat(floods.ended(SECOND - 1, false)).isEmpty();
        assertThat(floods.ended(SECOND, false)).containsExactly(new Floods.Left("logger", "a", 7));
        assertThat(floods.ended(2 * SECOND, false)).isEmpty();
        assertThat(floods.any()).isFalse();
        assertThat(passed("a", 10, 2 * SECOND)).isEqualTo(3);
    }

    @Test
    void other_statements_are_not_held_back() {
        passed("a", 10, 0);
        assertThat(passed("b", 3, 0)).isEqualTo(3);
    }

    @Test
    void a_running_window_is_told_when_everything_ends() {
        passed("a", 4, 0);
        assertThat(floods.ended(1, true)).containsExactly(new Floods.Left("logger", "a", 1));
    }
}
