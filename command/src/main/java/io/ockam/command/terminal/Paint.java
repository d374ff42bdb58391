package io.ockam.command.terminal;

/**
 * The colours, as escape sequences inside a text. Every text may hold them: a {@link Terminal} takes them out again where its stream shows
 * none.
 */
public final class Paint {
    private static final char ESC = '\u001b';

    private Paint() {}

    /** Names and addresses of things: green-blue. */
    public static String name(String text) {
        return sgr("38;2;79;218;184", text);
    }

    /** What works, what is up. */
    public static String ok(String text) {
        return sgr("38;2;168;201;125", text);
    }

    /** What failed, what is down. */
    public static String bad(String text) {
        return sgr("38;2;255;0;0", text);
    }

    /** What to mind; also the types of services. */
    public static String warn(String text) {
        return sgr("38;2;255;154;0", text);
    }

    public static String lightMagenta(String text) {
        return sgr("38;5;13", text);
    }

    public static String yellow(String text) {
        return sgr("33", text);
    }

    public static String red(String text) {
        return sgr("38;5;1", text);
    }

    /** Rules. */
    public static String dim(String text) {
        return sgr("38;5;7;2", text);
    }

    public static String darkGrey(String text) {
        return sgr("38;5;8", text);
    }

    /** Literals in help and usage texts. */
    public static String bold(String text) {
        return sgr("1", text);
    }

    /** Titles in help. */
    public static String title(String text) {
        return sgr("1;4", text);
    }

    /** A bold glyph in one of the colours above: {@code sgr} is that colour's numbers. */
    static String glyph(String sgr, String glyph) {
        return sgr(sgr + ";1", glyph);
    }

    /** Any text in the colour with these SGR numbers; an empty text stays empty. */
    public static String sgr(String numbers, String text) {
        return text.isEmpty() ? text : "\u001b[" + numbers + 'm' + text + "\u001b[0m";
    }

    /** The text without any escape sequence of the form {@code ESC [ numbers letter}. */
    public static String strip(String text) {
        if (text.indexOf(ESC) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESC && i + 1 < text.length() && text.charAt(i + 1) == '[') {
                i += 2;
                while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
                    i++;
                }
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /**
     * A text from somebody else, harmless on a terminal: control characters other than line feed and tabulator, which could move the
     * cursor or rename the window, are shown as {@code \x1b}.
     */
    public static String harmless(String foreign) {
        StringBuilder shown = new StringBuilder(foreign.length());
        foreign.chars().forEach(c -> show(shown, (char) c));
        return shown.toString();
    }

    /** As {@link #harmless}, but for the colours: of a text in which the names are that somebody else has chosen. */
    static String onlyColours(String text) {
        if (text.chars().noneMatch(c -> isHarmful((char) c))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfColour(text, at);
            if (end > at) {
                shown.append(text, at, end);
                at = end;
            } else {
                show(shown, text.charAt(at++));
            }
        }
        return shown.toString();
    }

    /** Behind the {@code ESC [ numbers m} that begins there; {@code at} if none does. */
    private static int endOfColour(String text, int at) {
        if (!text.startsWith("\u001b[", at)) {
            return at;
        }
        int end = at + 2;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ';')) {
            end++;
        }
        return text.startsWith("m", end) ? end + 1 : at;
    }

    private static void show(StringBuilder shown, char c) {
        if (isHarmful(c)) {
            shown.append("\\x%02x".formatted((int) c));
        } else {
            shown.append(c);
        }
    }

    private static boolean isHarmful(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
