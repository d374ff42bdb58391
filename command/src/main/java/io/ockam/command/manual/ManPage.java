package io.ockam.command.manual;

import io.ockam.command.help.Page;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import io.ockam.control.Version;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The help of one command in the language of {@code man(7)}. */
final class ManPage {
    private ManPage() {}

    static String of(Page page) {
        String name = String.join("-", page.path());
        StringBuilder text = new StringBuilder(".TH ").append(escaped(name.toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" \"ockam ").append(Version.current().number()).append("\" \"Ockam manual\"\n");
        section(text, "NAME", escaped(name) + " \\- " + escaped(page.about()) + "\n");
        section(text, "SYNOPSIS", "\\fB" + escaped(page.usage()) + "\\fR\n");
        section(text, "DESCRIPTION", page.details().isBlank() ? "" : described(page.details()));
        section(text, "COMMANDS", page.members(false).stream()
                .map(member -> tagged("\\fB" + escaped(member.path().getLast()) + "\\fR", member.about()))
                .collect(Collectors.joining()));
        section(text, "ARGUMENTS", options(page.arguments()));
        section(text, "OPTIONS", options(page.options()));
        section(text, "GLOBAL OPTIONS",
                options(GlobalOptions.ALL.stream().filter(option -> !option.isHidden()).toList()));
        section(text, "EXAMPLES", page.examples().stream().map(example -> ".PP\n" + escaped(example.purpose())
                + "\n.RS 4\n.nf\n" + escaped(example.line()) + "\n.fi\n.RE\n").collect(Collectors.joining()));
        section(text, "SEE ALSO", seeAlso(page));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String content) {
        if (!content.isEmpty()) {
            text.append(".SH ").append(title).append('\n').append(content);
        }
    }

    private static String described(String details) {
        return details.lines().anyMatch(line -> line.startsWith(" "))
                ? ".nf\n" + escaped(details.strip()) + "\n.fi\n"
                : escaped(details.strip()).replace("\n\n", "\n.PP\n") + '\n';
    }

    private static String options(List<Option> options) {
        return options.stream().map(option -> tagged(names(option), Page.explained(option)))
                .collect(Collectors.joining());
    }

    private static String names(Option option) {
        if (option.isArgument()) {
            return "\\fI" + escaped(option.label()) + "\\fR";
        }
        String names = Page.names(option).stream().map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.isFlag() ? names : names + " \\fI" + escaped(option.label()) + "\\fR";
    }

    private static String tagged(String tag, String text) {
        return ".TP\n" + tag + '\n' + escaped(text) + '\n';
    }

    private static String seeAlso(Page page) {
        List<String> above = page.path().subList(0, page.path().size() - 1);
        List<String> others = page.members(false).stream().map(member -> String.join("-", member.path())).toList();
        if (!others.isEmpty()) {
            return others.stream().map(other -> "\\fB" + escaped(other) + "\\fR(1)").collect(Collectors.joining(",\n"))
                    + '\n';
        }
        return above.isEmpty() ? "" : "\\fB" + escaped(String.join("-", above)) + "\\fR(1)\n";
    }

    /**
     * A backslash begins a command anywhere, a dot or an apostrophe at the beginning of a line; a bare hyphen may become a dash; what is
     * not ASCII depends on the reader's locale.
     */
    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder();
        commandsEscaped(text).codePoints()
                .forEach(c -> ascii.append(c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c)));
        return ascii.toString();
    }

    private static String commandsEscaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").lines()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
