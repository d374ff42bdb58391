package io.ockam.command.help;

import io.ockam.command.help.Columns.Row;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The help of a command, for a terminal. */
public final class HelpText {
    /** Longer lines are hard to read. */
    public static final int WIDEST = 100;

    private final int width;
    private final boolean hiddenAsWell;

    /**
     * @param width of the terminal
     * @param hiddenAsWell also the commands that are not for everybody
     */
    public HelpText(int width, boolean hiddenAsWell) {
        this.width = Math.min(width, WIDEST);
        this.hiddenAsWell = hiddenAsWell;
    }

    /** What {@code -h} shows: how it is called, what it takes. */
    public String compact(Page page) {
        return Columns.paragraphs(page.about(), width) + usage(page);
    }

    private String usage(Page page) {
        StringBuilder text = new StringBuilder();
        text.append('\n').append(Paint.title("Usage:")).append(' ').append(Paint.bold(page.usage())).append('\n');
        table(text, "Commands", page.members(hiddenAsWell).stream()
                .map(member -> new Row(Paint.bold(member.path().getLast()), member.about())).toList());
        table(text, "Arguments",
                page.arguments().stream().map(argument -> new Row(Page.argument(argument), Page.explained(argument)))
                        .toList());
        table(text, "Options", page.options().stream().map(HelpText::row).toList());
        table(text, "Global Options",
                GlobalOptions.ALL.stream().filter(option -> !option.isHidden()).map(HelpText::row).toList());
        return text.toString();
    }

    /** What {@code --help} shows: also what it is good for, and examples. */
    public String full(Page page) {
        StringBuilder text = new StringBuilder(Columns.paragraphs(page.about(), width));
        if (!page.details().isBlank()) {
            text.append('\n').append(Columns.paragraphs(page.details(), width));
        }
        text.append(usage(page));
        if (!page.examples().isEmpty()) {
            text.append('\n').append(Paint.title("Examples:")).append('\n')
                    .append(page.examples().stream()
                            .map(example -> "  " + titled(example.purpose()) + "\n    $ " + Paint.bold(example.line())
                                    + '\n')
                            .collect(Collectors.joining("\n")));
        }
        table(text, "Learn More", List.of( //
                new Row(Paint.bold("ockam help <COMMAND>"), "What a command does, with examples."),
                new Row(Paint.bold("ockam help exit-codes"), "What the exit status and the error codes mean."),
                new Row(Paint.bold("ockam help environment"), "The environment variables that are heard.")));
        return text.toString();
    }

    private void table(StringBuilder text, String title, List<Row> rows) {
        if (!rows.isEmpty()) {
            text.append('\n').append(Paint.title(title + ":")).append('\n').append(Columns.of(rows, width));
        }
    }

    private static String titled(String purpose) {
        return purpose.endsWith(":") ? purpose : purpose + ":";
    }

    /** Short names stand before long ones, and leave their room where there are none. */
    private static Row row(Option option) {
        List<String> names = new ArrayList<>(Page.names(option).stream().map(Paint::bold).toList());
        String left = (names.size() == 1 && option.key().startsWith("--") ? "    " : "") + String.join(", ", names);
        String value = option.isFlag() ? "" : " <" + option.label() + ">";
        return new Row(left + value + (option.isRepeatable() ? "..." : ""), Page.explained(option));
    }
}
