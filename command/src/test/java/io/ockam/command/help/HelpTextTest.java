package io.ockam.command.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    private static final Verb SEND = new Verb() {
        @Override
        public Spec spec() {
            return Spec.of("Send a message.").details("It waits for one reply.\n\n  as it is   here")
                    .example("To a service:", "ockam message send hi --to /node/n1/service/echo")
                    .with(Option.argument("MESSAGE").required().says("What to send."),
                            Option.argument("MORE").repeatable().says("More of it."),
                            Option.value("ROUTE", "-t", "--to").required().says("Where to."),
                            Option.value("DURATION", "--timeout").byDefault("10s").fromVariable("OCKAM_T")
                                    .says("How long to wait for the reply before giving up and saying so, in words that need more than one line."),
                            Option.value("X", "--old-name", "--form").oneOf("a", "b").says("Its form."),
                            Option.flag("--secret").hidden().says("Not for you."));
        }

        @Override
        public Result run(Invocation invocation) {
            return Result.none();
        }
    };
    private static final Group ROOT = Group.of("Everything.").add("message",
            () -> Group.of("Messages.").add("send", () -> SEND).build()).addHidden("service", () -> SEND).build();
    private static final Page SEND_PAGE = new Page(List.of("ockam", "message", "send"), SEND);

    private static String plain(String text) {
        return Paint.strip(text);
    }

    @Test
    void compact_help_says_how_to_call_it_and_what_it_takes() {
        assertThat(plain(new HelpText(80, false).compact(SEND_PAGE))).startsWith("""
                Send a message.

                Usage: ockam message send [OPTIONS] --to <ROUTE> <MESSAGE> [MORE]...

                Arguments:
                  <MESSAGE>  What to send.
                  [MORE]...  More of it.

                Options:
                  -t, --to <ROUTE>          Where to.
                      --timeout <DURATION>  How long to wait for the reply before giving up and
                                            saying so, in words that need more than one line.
                                            [default: 10s] [env: OCKAM_T]
                      --form <X>            Its form. [possible values: a, b] [alias:
                                            --old-name]

                Global Options:
                  -h, --help""").doesNotContain("--secret", "Examples");
    }

    @Test
    void full_help_adds_details_examples_and_where_to_read_on() {
        assertThat(plain(new HelpText(80, false).full(SEND_PAGE))).startsWith("""
                Send a message.

                It waits for one reply.

                  as it is   here

                Usage: ockam message send""").contains("""

                Examples:
                  To a service:
                    $ ockam message send hi --to /node/n1/service/echo

                Learn More:
                """).contains("ockam help exit-codes");
    }

    @Test
    void a_group_lists_its_commands_and_hides_the_hidden() {
        Page root = new Page(List.of("ockam"), ROOT);
        assertThat(plain(new HelpText(80, false).compact(root))).contains("Usage: ockam [OPTIONS] <COMMAND>",
                "  message  Messages.\n").doesNotContain("service");
        assertThat(plain(new HelpText(80, true).compact(root))).contains("  service  Send a message.");
        assertThat(root.all()).extracting(Page::name).containsExactly("ockam", "ockam message", "ockam message send");
    }

    @Test
    void no_line_is_wider_than_the_terminal_or_a_hundred_columns() {
        assertThat(plain(new HelpText(60, false).full(SEND_PAGE)).lines().filter(line -> line.length() > 60
                && !line.contains("$") && !line.contains("Usage"))).isEmpty();
        assertThat(plain(new HelpText(500, false).full(SEND_PAGE)).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void a_refusal_names_the_mistake_the_usage_and_the_way_to_help() {
        assertThat(plain(UsageReport.of(UsageException.of("unrecognized subcommand 'nod'",
                "tip: a similar subcommand exists: 'node'"), new Page(List.of("ockam"), ROOT)))).isEqualTo("""
                        error: unrecognized subcommand 'nod'

                          tip: a similar subcommand exists: 'node'

                        Usage: ockam [OPTIONS] <COMMAND>

                        For more information, try '--help'.""");
        assertThat(plain(UsageReport.of(UsageException.of("the following required arguments were not provided:",
                "--to <ROUTE>"), SEND_PAGE))).startsWith("""
                        error: the following required arguments were not provided:
                          --to <ROUTE>

                        Usage: ockam message send""");
    }
}
