package io.ockam.command.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void without_a_unit_a_number_is_seconds() {
        assertThat(Durations.parse("5")).isEqualTo(Duration.ofSeconds(5));
        assertThat(Durations.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.parse("10s")).isEqualTo(Duration.ofSeconds(10));
        assertThat(Durations.parse("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(Durations.parse("3h")).isEqualTo(Duration.ofHours(3));
        assertThat(Durations.parse("1d")).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1.5s", "-1s", "1 s", "10x", "99999999999999", "1e3", "٣"})
    void anything_else_is_no_duration(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(OckamException.class)
                .hasMessageContaining("not a duration");
    }

    @Test
    void they_print_as_they_are_typed() {
        assertThat(Durations.print(Duration.ofMillis(500))).isEqualTo("500ms");
        assertThat(Durations.print(Duration.ofSeconds(10))).isEqualTo("10s");
    }
}
