package io.ockam.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("node", "message", "relay", "status");

    @Test
    void a_slip_or_two_are_forgiven_and_the_nearest_wins() {
        assertThat(Suggestions.nearest("nod", NAMES)).contains("node");
        assertThat(Suggestions.nearest("ndoe", NAMES)).contains("node");
        assertThat(Suggestions.nearest("mesage", NAMES)).contains("message");
        assertThat(Suggestions.nearest("stat", NAMES)).contains("status");
        assertThat(Suggestions.nearest("kubernetes", NAMES)).isEmpty();
    }

    @Test
    void slips_are_letters_added_left_out_replaced_or_swapped() {
        assertThat(Suggestions.slips("", "abc")).isEqualTo(3);
        assertThat(Suggestions.slips("abc", "abc")).isZero();
        assertThat(Suggestions.slips("abc", "acb")).isEqualTo(1);
        assertThat(Suggestions.slips("abc", "axc")).isEqualTo(1);
        assertThat(Suggestions.slips("kitten", "sitting")).isEqualTo(3);
    }
}
