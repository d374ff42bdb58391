package io.ockam.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final TerminalSettings QUIET = new TerminalSettings(true, false, false);
    private static final TerminalSettings NO_COLOR = new TerminalSettings(false, true, false);
    private static final TerminalSettings NO_INPUT = new TerminalSettings(false, false, true);

    private final TestTty tty = new TestTty();

    @Test
    void a_result_ends_with_a_line_feed_on_a_terminal_only() {
        tty.person().result("n1  \n\n");
        assertThat(tty.out()).isEqualTo("n1\n");
        TestTty pipe = new TestTty();
        pipe.pipe().result("n1  \n\n");
        assertThat(pipe.out()).isEqualTo("n1");
    }

    @Test
    void several_results_on_a_pipe_stand_on_lines_of_their_own() {
        Terminal pipe = tty.pipe();
        pipe.result("a");
        pipe.result("");
        pipe.result("b");
        assertThat(tty.out()).isEqualTo("a\nb");
    }

    @Test
    void colours_are_for_terminals_that_have_them_and_people_who_want_them() {
        String painted = Lines.ok("made " + Paint.name("n1"));
        tty.person().result(painted);
        assertThat(tty.out()).isEqualTo(
                "  \u001b[38;2;168;201;125;1m\u2714\u001b[0m made \u001b[38;2;79;218;184mn1\u001b[0m\n");
        for (Terminal plain : List.of(tty.pipe(), tty.person(NO_COLOR), dumb(tty, "dumb"), dumb(tty, ""))) {
            int before = tty.err().length();
            plain.notice(painted);
            assertThat(tty.err().substring(before)).isEqualTo("  \u2714 made n1\n");
        }
    }

    @Test
    void names_of_others_neither_move_the_cursor_nor_rename_the_window() {
        String relay = "relay \u001b]0;mine\u0007\u001b[2J\u009b2K\r\u001b[38;5";
        String harmless = "relay \\x1b]0;mine\\x07\\x1b[2J\\x9b2K\\x0d\\x1b[38;5";
        Terminal person = tty.person();
        person.result(relay + Paint.bold("!"));
        person.document(relay);
        person.report(relay);
        assertThat(tty.out()).isEqualTo(harmless + "\u001b[1m!\u001b[0m\n" + harmless + "\n");
        assertThat(tty.err()).isEqualTo(harmless + "\n");
        int before = tty.err().length();
        tty.person(NO_COLOR).report("\u001b]0;mine\u0007");
        assertThat(tty.err().substring(before)).isEqualTo("\\x1b]0;mine\\x07\n");
    }

    private static Terminal dumb(TestTty tty, String term) {
        return new Terminal(new Streams(OutputStream.nullOutputStream(), new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes) {
                tty.pipe().report(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
            }
        }, true, true, tty), TerminalSettings.USUAL, term);
    }

    @Test
    void quiet_keeps_notices_back_but_no_results_and_no_reports() {
        Terminal quiet = tty.person(QUIET);
        quiet.notice("a notice");
        quiet.result("a result");
        quiet.report("a report");
        assertThat(tty.out()).isEqualTo("a result\n");
        assertThat(tty.err()).isEqualTo("a report\n");
    }

    @Test
    void a_question_takes_one_key_and_leaves_the_answer_on_the_screen() {
        assertThat(tty.pressing(Key.OTHER, Key.YES).person().confirm("Sure?")).isTrue();
        assertThat(Paint.strip(tty.err())).isEqualTo("\r  ! Sure? [Y/n] \r  ! Sure? yes\n");
        assertThat(new TestTty().pressing(Key.ENTER).person().confirm("Sure?")).isTrue();
        assertThat(new TestTty().pressing(Key.NO).person().confirm("Sure?")).isFalse();
        assertThat(new TestTty().pressing(Key.ESCAPE).person().confirm("Sure?")).isFalse();
        assertThat(tty.isTaken()).as("the keyboard is given back").isFalse();
    }

    @Test
    void who_cannot_be_asked_is_told_of_the_option() {
        for (Terminal mute : List.of(tty.pipe(), tty.person(QUIET), tty.person(NO_INPUT))) {
            assertThatThrownBy(() -> mute.confirm("Sure?")).hasMessage("Use --yes to confirm")
                    .isInstanceOf(OckamException.class);
            assertThat(mute.select("Which?", List.of("a", "b"))).isEmpty();
            assertThat(mute.confirmInteractively("Sure?")).isFalse();
        }
        assertThat(tty.err()).isEmpty();
    }

    @Test
    void items_are_marked_with_space_and_taken_with_enter() {
        List<String> items = List.of("a", "b", "c");
        assertThat(tty.pressing(Key.DOWN, Key.SPACE, Key.DOWN, Key.SPACE, Key.UP, Key.SPACE, Key.ENTER).person()
                .select("Which?", items)).containsExactly("c");
        assertThat(new TestTty().pressing(Key.UP, Key.SPACE, Key.DOWN, Key.SPACE, Key.ENTER).person()
                .select("Which?", items)).as("the list is a ring, its order is kept").containsExactly("a", "c");
        assertThat(new TestTty().pressing(Key.ENTER).person().select("Which?", items)).isEmpty();
        assertThat(new TestTty().pressing(Key.SPACE, Key.INTERRUPT).person().select("Which?", items)).isEmpty();
        assertThat(Paint.strip(tty.err())).startsWith("Which?\n   \u203a  \u2610 a\n      \u2610 b\n      \u2610 c\n");
    }

    @Test
    void a_long_menu_shows_five_rows_around_the_cursor() {
        Menu menu = new Menu(List.of("0", "1", "2", "3", "4", "5", "6"));
        assertThat(menu.rows()).hasSize(5).first().asString().endsWith("0");
        for (int i = 0; i < 5; i++) {
            menu.press(Key.DOWN);
        }
        assertThat(menu.rows()).hasSize(5).last().asString().endsWith("6");
        assertThat(menu.rows()).anyMatch(row -> row.contains("\u203a") && row.endsWith("5"));
    }

    @Test
    void yes_or_no_can_be_chosen_from_a_list() {
        assertThat(tty.pressing(Key.ENTER).person().confirmInteractively("Go?")).isTrue();
        assertThat(new TestTty().pressing(Key.DOWN, Key.ENTER).person().confirmInteractively("Go?")).isFalse();
        assertThat(new TestTty().pressing(Key.ESCAPE).person().confirmInteractively("Go?")).isFalse();
        assertThat(Paint.strip(tty.err())).startsWith("Go?\n  \u25c9 YES\n  \u25cc NO\n");
    }

    @Test
    void a_full_disk_is_a_failure_and_a_closed_stderr_is_not() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Terminal terminal = new Terminal(new Streams(full, full, false, false, Tty.NONE), TerminalSettings.USUAL, "");
        terminal.notice("nobody hears this");
        assertThatThrownBy(() -> terminal.result("n1")).hasRootCauseMessage("No space left on device")
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO));
    }

    @Test
    void progress_is_for_people_and_what_is_soon_done_shows_nothing() {
        try (Progress progress = tty.pipe().progress("working")) {
            progress.tell("still");
        }
        try (Progress _ = tty.person(QUIET).progress("working")) {
            assertThat(tty.err()).isEmpty();
        }
    }
}
