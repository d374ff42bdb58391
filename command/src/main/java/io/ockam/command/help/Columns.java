package io.ockam.command.help;

import io.ockam.command.terminal.Paint;
import java.util.ArrayList;
import java.util.List;

/** Text in one or two columns, broken between words. Escape sequences take no room. */
final class Columns {
    private static final String MARGIN = "  ";
    /** A longer left side stands on a line of its own. */
    private static final int WIDEST_LEFT = 34;

    /** What stands beside each other. */
    record Row(String left, String right) {}

    private Columns() {}

    /** The rows below each other, each line ended by a line feed. */
    static String of(List<Row> rows, int width) {
        int left = rows.stream().mapToInt(row -> length(row.left())).filter(length -> length <= WIDEST_LEFT).max()
                .orElse(0);
        String indent = " ".repeat(MARGIN.length() + left + 2);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            List<String> lines = wrapped(row.right(), Math.max(20, width - indent.length()));
            text.append(MARGIN).append(row.left());
            boolean beside = length(row.left()) <= left;
            if (beside && !lines.isEmpty()) {
                text.append(" ".repeat(left - length(row.left()) + 2)).append(lines.getFirst());
            }
            text.append('\n');
            lines.stream().skip(beside ? 1 : 0).forEach(line -> text.append(indent).append(line).append('\n'));
        }
        return text.toString();
    }

    /** Paragraphs; lines that begin with a blank are left as they are. */
    static String paragraphs(String text, int width) {
        StringBuilder all = new StringBuilder();
        for (String paragraph : text.strip().split("\n", -1)) {
            if (paragraph.isEmpty() || paragraph.startsWith(" ")) {
                all.append(paragraph).append('\n');
            } else {
                wrapped(paragraph, width).forEach(line -> all.append(line).append('\n'));
            }
        }
        return all.toString();
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", 0)) {
            if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int length(String text) {
        String plain = Paint.strip(text);
        return plain.codePointCount(0, plain.length());
    }
}
