package io.ockam.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static String plain(String text) {
        return Paint.strip(text);
    }

    @Test
    void marks_stand_before_the_first_line_only() {
        assertThat(plain(Lines.ok("a\nb"))).isEqualTo("  ✔ a\nb");
        assertThat(plain(Lines.err("a"))).isEqualTo("  ✗ a");
        assertThat(plain(Lines.warn("a"))).isEqualTo("  ! a");
        assertThat(plain(Lines.info("a"))).isEqualTo("  > a");
        assertThat(plain(Lines.list("a"))).isEqualTo("  │ a");
        assertThat(Lines.log("a")).isEqualTo("    a");
    }

    @Test
    void a_list_marks_each_line_and_parts_its_items() {
        assertThat(plain(Lines.items(List.of("n1\nUP", "n2"), "none"))).isEqualTo("  │ n1\n  │ UP\n\n  │ n2");
        assertThat(plain(Lines.items(List.of(), "No nodes found on this system.")))
                .isEqualTo("  > No nodes found on this system.");
    }

    @Test
    void a_rule_leaves_a_margin_and_is_never_longer_than_eighty() {
        assertThat(plain(Lines.rule(80))).hasSize(76);
        assertThat(plain(Lines.rule(100))).hasSize(80);
        assertThat(plain(Lines.rule(1))).hasSize(4);
        assertThat(plain(Lines.heading("Nodes", 12))).isEqualTo("\n    Nodes\n    ────────");
        assertThat(plain(Lines.separator(8))).isEqualTo("\n    ────");
    }

    @Test
    void text_from_others_cannot_move_the_cursor() {
        assertThat(Paint.harmless("a\u001b[2Jb\r\u009b1\tc\n")).isEqualTo("a\\x1b[2Jb\\x0d\\x9b1\tc\n");
    }

    @Test
    void indenting_leaves_empty_lines_empty() {
        assertThat(Lines.indented("a\n\nb\n", "  ")).isEqualTo("  a\n\n  b");
    }
}
