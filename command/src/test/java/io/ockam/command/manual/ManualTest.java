package io.ockam.command.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.command.help.Page;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTest {
    private static final Verb SEND = new Verb() {
        @Override
        public Spec spec() {
            return Spec.of("Send <it>.").details(".first a dot\n\n'then a quote \\")
                    .example("Like so:", "ockam send -x a_b")
                    .with(Option.argument("WHAT").required().says("What\u2026"),
                            Option.value("N", "-t", "--to").byDefault("1").says("Where."));
        }

        @Override
        public Result run(Invocation invocation) {
            return Result.none();
        }
    };
    private static final Page PAGE = new Page(List.of("ockam", "send"), SEND);
    private static final Page ROOT = new Page(List.of("ockam"), Group.of("All of it.").add("send", () -> SEND).build());

    @Test
    void a_man_page_has_its_sections_and_text_is_never_a_command() {
        assertThat(ManPage.of(PAGE)).startsWith(".TH OCKAM\\-SEND 1 ").contains("""
                .SH NAME
                ockam\\-send \\- Send <it>.
                .SH SYNOPSIS
                \\fBockam send [OPTIONS] <WHAT>\\fR
                .SH DESCRIPTION
                \\&.first a dot
                .PP
                \\&'then a quote \\e
                .SH ARGUMENTS
                .TP
                \\fIWHAT\\fR
                What\\[u2026]
                .SH OPTIONS
                .TP
                \\fB\\-t\\fR, \\fB\\-\\-to\\fR \\fIN\\fR
                Where. [default: 1]
                .SH GLOBAL OPTIONS
                """).contains(".SH EXAMPLES\n.PP\nLike so:\n.RS 4\n.nf\nockam send \\-x a_b\n.fi\n.RE\n")
                .endsWith(".SH SEE ALSO\n\\fBockam\\fR(1)\n");
        assertThat(ManPage.of(ROOT)).contains(".SH COMMANDS\n.TP\n\\fBsend\\fR\nSend <it>.\n");
    }

    @Test
    void a_markdown_page_links_what_is_below_it() {
        assertThat(MarkdownPage.of(ROOT)).startsWith("# ockam\n\nAll of it.\n")
                .contains("- [send](ockam-send.md): Send \\<it>.");
        assertThat(MarkdownPage.of(PAGE)).contains("```sh\nockam send [OPTIONS] <WHAT>\n```", "- `<WHAT>`: What\u2026",
                "- `-t, --to <N>`: Where. [default: 1]", "Like so:\n\n```sh\nockam send -x a_b\n```");
    }
}
