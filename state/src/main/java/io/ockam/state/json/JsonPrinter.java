package io.ockam.state.json;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes a tree as text. Everything but quotes, backslashes, controls and lone surrogates stands as it is. */
final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;
    private int depth;

    private JsonPrinter(boolean pretty) {
        this.pretty = pretty;
    }

    static String compact(Json value) {
        return new JsonPrinter(false).value(value).out.toString();
    }

    static String pretty(Json value) {
        return new JsonPrinter(true).value(value).out.toString();
    }

    private JsonPrinter value(Json value) {
        if (value instanceof Json.Text(String text)) {
            text(text);
        } else if (value instanceof JsonObject(Map<String, Json> fields)) {
            object(fields);
        } else if (value instanceof Json.Array(List<Json> items)) {
            array(items);
        } else if (value instanceof Json.Num(String literal)) {
            out.append(literal);
        } else {
            out.append(value instanceof Json.Bool(boolean bool) ? Boolean.toString(bool) : "null");
        }
        return this;
    }

    private void object(Map<String, Json> fields) {
        out.append('{');
        depth++;
        for (Iterator<Map.Entry<String, Json>> it = fields.entrySet().iterator(); it.hasNext();) {
            Map.Entry<String, Json> field = it.next();
            newLine();
            text(field.getKey());
            out.append(pretty ? ": " : ":");
            value(field.getValue());
            out.append(it.hasNext() ? "," : "");
        }
        depth--;
        close(fields.isEmpty(), '}');
    }

    private void array(List<Json> items) {
        out.append('[');
        depth++;
        for (Iterator<Json> it = items.iterator(); it.hasNext();) {
            newLine();
            value(it.next());
            out.append(it.hasNext() ? "," : "");
        }
        depth--;
        close(items.isEmpty(), ']');
    }

    private void close(boolean empty, char bracket) {
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (pretty) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.append('"');
    }

    private void character(String text, int index) {
        char c = text.charAt(index);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (Character.isISOControl(c) || isLoneSurrogate(text, index)) {
                    out.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Half a character cannot be written in UTF-8; escaped, it survives. */
    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        return (Character.isHighSurrogate(c)
                && (index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))))
                || (Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1))));
    }
}
