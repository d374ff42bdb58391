package io.ockam.command.manual;

import io.ockam.command.help.Page;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import java.util.List;
import java.util.stream.Collectors;

/** The help of one command as Markdown. */
final class MarkdownPage {
    private MarkdownPage() {}

    static String of(Page page) {
        StringBuilder text = new StringBuilder("# ").append(page.name()).append("\n\n").append(escaped(page.about()))
                .append("\n\n```sh\n").append(page.usage()).append("\n```\n");
        if (!page.details().isBlank()) {
            text.append("\n")
                    .append(preformatted(page.details()) ? fenced(page.details()) : escaped(page.details().strip()))
                    .append("\n");
        }
        section(text, "Commands", page.members(false).stream().map(MarkdownPage::member).toList());
        section(text, "Arguments", page.arguments().stream().map(MarkdownPage::option).toList());
        section(text, "Options", page.options().stream().map(MarkdownPage::option).toList());
        section(text, "Global options", GlobalOptions.ALL.stream().filter(option -> !option.isHidden())
                .map(MarkdownPage::option).toList());
        section(text, "Examples", page.examples().stream()
                .map(example -> escaped(example.purpose()) + "\n\n```sh\n" + example.line() + "\n```\n").toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> parts) {
        if (!parts.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n").append(String.join("\n", parts)).append('\n');
        }
    }

    private static String member(Page page) {
        return "- [" + page.path().getLast() + "](" + String.join("-", page.path()) + ".md): " + escaped(page.about());
    }

    private static String option(Option option) {
        String names = option.isArgument()
                ? option.shown()
                : Page.names(option).stream().collect(Collectors.joining(", "))
                        + (option.isFlag() ? "" : " <" + option.label() + ">");
        return "- `" + names + "`: " + escaped(Page.explained(option));
    }

    private static boolean preformatted(String text) {
        return text.lines().anyMatch(line -> line.startsWith(" "));
    }

    private static String fenced(String text) {
        return "```\n" + text.strip() + "\n```";
    }

    private static String escaped(String text) {
        return text.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_");
    }
}
