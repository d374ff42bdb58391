package io.ockam.command.terminal;

import java.util.List;
import java.util.stream.Collectors;

/** The beginnings of lines, and what is made of whole lines: lists, rules, headings. A mark stands once, before the first line of a text. */
public final class Lines {
    /** Nested text is indented by this. */
    public static final String INDENT = "  ";

    private static final String MARGIN = "    ";
    private static final int LEAST_WIDTH = 8;
    private static final int LONGEST_RULE = 80;

    private Lines() {}

    /** Without a mark. */
    public static String log(String text) {
        return MARGIN + text;
    }

    public static String ok(String text) {
        return marked("38;2;168;201;125", "\u2714", text);
    }

    public static String err(String text) {
        return marked("38;2;255;0;0", "\u2717", text);
    }

    public static String warn(String text) {
        return marked("38;2;255;154;0", "!", text);
    }

    public static String info(String text) {
        return marked("38;2;13;202;240", ">", text);
    }

    /** One line of a list or a paragraph. */
    public static String list(String text) {
        return marked("38;2;13;202;240", "\u2502", text);
    }

    private static String marked(String colour, String glyph, String text) {
        return "  " + Paint.glyph(colour, glyph) + ' ' + text;
    }

    /** The items, each line marked, an empty line between two items; {@code whenEmpty} if there are none. */
    public static String items(List<String> items, String whenEmpty) {
        if (items.isEmpty()) {
            return info(whenEmpty);
        }
        return items.stream().map(item -> item.lines().map(Lines::list).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    /** Each line of the text moved to the right by {@code by}. */
    public static String indented(String text, String by) {
        return text.lines().map(line -> line.isEmpty() ? line : by + line).collect(Collectors.joining("\n"));
    }

    /** A line from margin to margin of a terminal with {@code columns}; at most 80 long. */
    public static String rule(int columns) {
        return Paint.dim("\u2500".repeat(Math.min(Math.max(columns, LEAST_WIDTH) - MARGIN.length(), LONGEST_RULE)));
    }

    /** A title with a rule under it, an empty line before. */
    public static String heading(String title, int columns) {
        return '\n' + MARGIN + title + '\n' + MARGIN + rule(columns);
    }

    /** A rule with an empty line before. */
    public static String separator(int columns) {
        return '\n' + MARGIN + rule(columns);
    }
}
