package io.ockam.command.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.command.terminal.Key;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.terminal.TestTty;
import io.ockam.command.verb.Result;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private final TestTty tty = new TestTty();
    private final List<String> deleted = Collections.synchronizedList(new ArrayList<>());
    private final List<Result> printed = new ArrayList<>();

    private static Kind vaults(String... names) {
        return new Kind("vault", "vaults", () -> List.of(names));
    }

    private static String plain(Result result) {
        return Paint.strip(result.plain().orElse(""));
    }

    private static String show(Kind kind, Terminal terminal, String... name) {
        return plain(new ShowItems(kind, terminal).show(Optional.of(String.join("", name)).filter(n -> name.length > 0),
                Optional.of("a"), shown -> Result.plain("it is " + shown)));
    }

    private String delete(Kind kind, Terminal terminal, boolean all, boolean yes, String... name) {
        return plain(new DeleteItems(kind, terminal, printed::add, yes)
                .delete(Optional.of(String.join("", name)).filter(n -> name.length > 0), all, this::delete));
    }

    private Result delete(String name) {
        if (name.startsWith("!")) {
            throw new OckamException(ErrorCode.IN_USE, name + " is used");
        }
        deleted.add(name);
        return Result.plain("deleted " + name).bare(name);
    }

    @Test
    void where_there_is_nothing_nothing_is_shown_or_deleted_whatever_was_named() {
        assertThat(show(vaults(), tty.pipe(), "x")).isEqualTo("  > There are no vaults to show");
        assertThat(delete(vaults(), tty.pipe(), false, true, "x")).isEqualTo("  > There are no vaults to delete");
        assertThat(tty.err()).as("a script gets an empty list: whoever named one should see why")
                .isEqualTo("  > There are no vaults to show\n  > There are no vaults to delete\n");
        assertThat(new ShowItems(vaults(), tty.pipe()).show(Optional.empty(), Optional.empty(), Result::plain).json())
                .hasToString("[[]]");
    }

    @Test
    void a_script_sees_the_named_thing_or_the_default_one() {
        assertThat(show(vaults("a", "b"), tty.pipe(), "b")).isEqualTo("it is b");
        assertThat(show(vaults("a", "b"), tty.pipe())).isEqualTo("it is a");
        assertThatThrownBy(() -> show(vaults("a", "b"), tty.pipe(), "c")).hasMessage("The vault c was not found")
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.hint()).contains("a, b"));
        assertThatThrownBy(() -> show(vaults("b"), tty.pipe())).hasMessage("The vault a was not found");
    }

    @Test
    void a_person_picks_what_to_see() {
        assertThat(show(vaults("a"), tty.person())).isEqualTo("it is a");
        assertThat(show(vaults("a", "b"), tty.person())).isEqualTo("  > No vaults selected to show");
        assertThat(show(vaults("a", "b"), new TestTty().pressing(Key.SPACE, Key.DOWN, Key.SPACE, Key.ENTER).person()))
                .isEqualTo("it is a\nit is b");
    }

    @Test
    void nothing_is_deleted_without_a_yes() {
        assertThatThrownBy(() -> delete(vaults("a", "b"), tty.pipe(), false, false, "a"))
                .hasMessage("Use --yes to confirm");
        assertThatThrownBy(() -> delete(vaults("a", "b"), tty.pipe(), true, false)).hasMessage("Use --yes to confirm");
        assertThat(delete(vaults("a", "b"), tty.pipe(), false, true)).as("no name, nobody to ask").isEmpty();
        for (boolean all : new boolean[]{true, false}) {
            delete(vaults("a"), new TestTty().pressing(Key.NO).person(), all, false);
        }
        delete(vaults("a", "b"), new TestTty().pressing(Key.SPACE, Key.ENTER, Key.NO).person(), false, false);
        assertThat(deleted).isEmpty();
    }

    @Test
    void what_is_confirmed_is_deleted() {
        assertThat(delete(vaults("a", "b"), tty.pipe(), false, true, "b")).isEqualTo("deleted b");
        delete(vaults("c"), new TestTty().pressing(Key.YES).person(), false, false);
        delete(vaults("d", "e"), new TestTty().pressing(Key.DOWN, Key.SPACE, Key.ENTER, Key.YES).person(), false,
                false);
        delete(vaults("f", "g"), tty.pipe(), true, true);
        assertThat(deleted).containsExactlyInAnyOrder("b", "c", "e", "f", "g");
    }

    @Test
    void one_that_cannot_be_deleted_does_not_keep_the_others() {
        assertThatThrownBy(() -> delete(vaults("a", "!b", "c", "!d"), tty.pipe(), true, true))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                .hasMessage("Failed to delete vault !b: !b is used");
        assertThat(deleted).containsExactlyInAnyOrder("a", "c");
        assertThat(printed).singleElement().extracting(ItemsTest::plain).isEqualTo("deleted a\ndeleted c");
        assertThat(tty.err()).contains("Failed to delete vault !d");
    }

    @Test
    void the_question_says_how_many() {
        delete(vaults("a", "b"), tty.pressing(Key.YES).person(), true, false);
        delete(vaults("a"), tty.pressing(Key.YES).person(), true, false);
        assertThat(Paint.strip(tty.err())).contains("Are you sure you want to delete your 2 vaults?",
                "Are you sure you want to delete your only vault?");
    }
}
