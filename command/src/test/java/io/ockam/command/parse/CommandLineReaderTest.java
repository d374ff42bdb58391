package io.ockam.command.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.Environment;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineReaderTest {
    /** Takes a bit of everything. */
    private record Greet() implements Verb {
        @Override
        public Spec spec() {
            return Spec.of("Greet.").with(Option.argument("WHOM").required(), Option.flag("-l", "--loud"),
                    Option.value("N", "--times").byDefault("1"), Option.value("WORD", "--with").repeatable());
        }

        @Override
        public Result run(Invocation invocation) {
            return Result.none();
        }
    }

    private static final Group ROOT = Group.of("A program.") //
            .add("say", () -> Group.of("Say something.").add("greet", Greet::new).build()) //
            .add("never", CommandLineReaderTest::neverLoaded) //
            .build();

    private static Command neverLoaded() {
        throw new AssertionError("nobody has named this command");
    }

    private static Typed read(String... words) {
        return new CommandLineReader(ROOT, new Environment(Map.of())).read(List.of(words));
    }

    private static Typed.Call call(String... words) {
        return (Typed.Call) read(words);
    }

    private static UsageException refused(String... words) {
        return assertThrows(RefusedException.class, () -> read(words)).usage();
    }

    @Test
    void a_command_is_found_by_its_words_and_only_its_class_is_loaded() {
        Typed.Call call = call("say", "greet", "you");
        assertThat(call.path()).containsExactly("ockam", "say", "greet");
        assertThat(call.options().text("WHOM")).contains("you");
        assertThat(call.options().text("--times")).contains("1");
        assertThat(call.options().has("--times")).isFalse();
    }

    @Test
    void options_of_every_command_may_stand_before_between_and_behind_the_words() {
        Typed.Call call = call("-q", "say", "--output", "json", "greet", "-vv", "you", "--no-color");
        assertThat(call.globals().quiet()).isTrue();
        assertThat(call.globals().noColor()).isTrue();
        assertThat(call.globals().verbosity()).isEqualTo(2);
        assertThat(call.globals().format()).isEqualTo(GlobalOptions.Format.JSON);
        assertThat(call("-qv", "--output=json", "say", "greet", "you").globals().wantsJson()).isTrue();
    }

    @Test
    void a_filter_or_compactness_asks_for_json_unless_plain_is_asked_for() {
        assertThat(call("say", "greet", "you", "--jq", ".").globals().wantsJson()).isTrue();
        assertThat(call("say", "greet", "you", "--compact-output").globals().wantsJson()).isTrue();
        assertThat(call("say", "greet", "you", "--compact-output", "--output", "plain").globals().wantsJson())
                .isFalse();
    }

    @Test
    void repeatable_options_keep_their_order_and_short_flags_stick_together() {
        Typed.Call call = call("say", "greet", "-lq", "--with", "a", "you", "--with=b");
        assertThat(call.options().texts("--with")).containsExactly("a", "b");
        assertThat(call.options().has("--loud")).isTrue();
        assertThat(call.globals().quiet()).isTrue();
    }

    @Test
    void behind_two_hyphens_nothing_is_an_option_and_an_argument_may_be_empty() {
        assertThat(call("say", "greet", "--", "--loud").options().text("WHOM")).contains("--loud");
        assertThat(call("say", "greet", "").options().text("WHOM")).contains("");
        assertThat(call("say", "greet", "@file").options().text("WHOM")).contains("@file");
    }

    @Test
    void help_is_a_word_or_an_option_and_needs_nothing_else_to_be_right() {
        assertThat(read("--help")).isEqualTo(new Typed.Help(List.of("ockam"), ROOT, true));
        assertThat(read("say", "greet", "-h")).isEqualTo(
                new Typed.Help(List.of("ockam", "say", "greet"), new Greet(), false));
        assertThat(read("help", "say", "greet").path()).containsExactly("ockam", "say", "greet");
        assertThat(read("say", "help", "greet")).isInstanceOf(Typed.Help.class);
        assertThat(read("say", "greet", "--times", "--help")).isInstanceOf(Typed.Help.class);
        assertThat(read("say", "greet", "--", "--help")).isInstanceOf(Typed.Call.class);
    }

    @Test
    void a_group_alone_is_incomplete_whatever_options_stand_there() {
        assertThat(read()).isInstanceOf(Typed.Incomplete.class);
        assertThat(read("-q", "say")).isInstanceOf(Typed.Incomplete.class);
    }

    @Test
    void an_unknown_word_or_option_comes_with_the_one_that_was_probably_meant() {
        assertThat(refused("sya")).hasMessage("unrecognized subcommand 'sya'");
        assertThat(refused("sya").details()).containsExactly("tip: a similar subcommand exists: 'say'");
        assertThat(refused("help", "nosuch").details()).isEmpty();
        assertThat(refused("say", "greet", "you", "--outptu", "json").details())
                .containsExactly("tip: a similar argument exists: '--output'");
        assertThat(refused("say", "greet", "you", "--zzz").details())
                .containsExactly("tip: to pass '--zzz' as a value, use '-- --zzz'");
        assertThat(refused("say", "greet", "--whom", "you").details())
                .containsExactly("tip: <WHOM> stands there without '--whom'");
        assertThat(refused("--zzz", "say")).hasMessage("unexpected argument '--zzz' found");
    }

    @Test
    void what_is_wrong_with_options_is_said_by_their_names() {
        assertThat(refused("say", "greet", "--loud")).hasMessage("the following required arguments were not provided:");
        assertThat(refused("say", "greet", "--loud").details()).containsExactly("<WHOM>");
        assertThat(refused("say", "greet", "you", "me")).hasMessage("unexpected argument 'me' found");
        assertThat(refused("say", "greet", "you", "-l", "-l"))
                .hasMessage("the argument '--loud' cannot be used multiple times");
        assertThat(refused("say", "greet", "you", "--jq"))
                .hasMessage("a value is required for '--jq <QUERY>' but none was supplied");
        assertThat(refused("say", "greet", "you", "--output", "xml"))
                .hasMessage("invalid value 'xml' for '--output <FORMAT>'");
        assertThat(refused("say", "greet", "you", "--loud=3")).hasMessageContaining("unexpected value '3'");
    }

    @Test
    void switches_in_the_environment_are_read_leniently_but_not_guessed() {
        for (String on : List.of("true", "1", "YES", "on")) {
            assertThat(quietBy(on)).as(on).isTrue();
        }
        for (String off : List.of("false", "0", "no", "OFF", "")) {
            assertThat(quietBy(off)).as(off).isFalse();
        }
        assertThatThrownBy(() -> quietBy("perhaps")).hasMessageContaining("`QUIET` cannot be decoded");
    }

    private static boolean quietBy(String value) {
        Typed typed = new CommandLineReader(ROOT, new Environment(Map.of("QUIET", value)))
                .read(List.of("say", "greet", "you"));
        return ((Typed.Call) typed).globals().quiet();
    }
}
