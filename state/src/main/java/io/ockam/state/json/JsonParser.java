package io.ockam.state.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a text into a tree, by the grammar of RFC 8259 and nothing beside it. What it says of a bad text names the place, never the content,
 * which might be a secret.
 *
 * <p>By hand because every command reads a file or two: a library's parser takes longer to load than these take to read.
 */
final class JsonParser {
    /** A number this long is no quantity of ours. */
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private int at;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    static Json parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new JsonException("not valid JSON: it is not UTF-8", e);
        }
    }

    static Json parse(String text) {
        JsonParser parser = new JsonParser(text);
        parser.skipBlanks();
        if (parser.isAtEnd()) {
            throw new JsonException("empty, not JSON");
        }
        Json value = parser.value();
        parser.skipBlanks();
        if (!parser.isAtEnd()) {
            throw parser.invalid("text after the end of the JSON value");
        }
        return value;
    }

    private Json value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Null.NULL);
            default -> number();
        };
    }

    private Json object() {
        Map<String, Json> fields = new LinkedHashMap<>();
        open();
        while (!closes('}', fields.isEmpty())) {
            String name = string();
            skipBlanks();
            expect(':');
            skipBlanks();
            if (fields.put(name, value()) != null) {
                throw invalid("the field '" + name + "' is there twice");
            }
        }
        return new JsonObject(fields);
    }

    private Json array() {
        List<Json> items = new ArrayList<>();
        open();
        while (!closes(']', items.isEmpty())) {
            items.add(value());
        }
        return new Json.Array(items);
    }

    private void open() {
        at++;
        if (++depth > Json.MAX_DEPTH) {
            throw invalid("nested deeper than " + Json.MAX_DEPTH);
        }
    }

    /** Whether the object or array ends here; if not, {@code at} is where the next item begins. */
    private boolean closes(char bracket, boolean first) {
        skipBlanks();
        if (peek() == bracket) {
            at++;
            depth--;
            return true;
        }
        if (!first) {
            expect(',');
            skipBlanks();
        }
        return false;
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++); // nearly always: nothing is escaped
        }
        StringBuilder unescaped = new StringBuilder(text.substring(start, at));
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw invalid("a control character in a text");
            }
            unescaped.append(c == '\\' ? escaped() : c);
        }
        return unescaped.toString();
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw invalid("an escape that JSON does not know");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < ESCAPE_DIGITS; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0 || text.charAt(at - 1) > 'f') {
                throw invalid("an escape that is not hexadecimal");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /** {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?} */
    private Json number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            boolean _ = skip('+') || skip('-');
            digits();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw invalid("a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        return new Json.Num(text.substring(start, at));
    }

    /** At least one. */
    private void digits() {
        if (!isDigit()) {
            throw invalid("not valid JSON");
        }
        while (isDigit()) {
            at++;
        }
    }

    private boolean isDigit() {
        return !isAtEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean skip(char c) {
        boolean there = !isAtEnd() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw invalid("not valid JSON");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (next() != c) {
            throw invalid("not valid JSON");
        }
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (isAtEnd()) {
            throw invalid("it ends in the middle of a value");
        }
        return text.charAt(at);
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private void skipBlanks() {
        while (!isAtEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\r'
                || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private JsonException invalid(String why) {
        int end = Math.min(at, text.length());
        int line = 1;
        int column = 1;
        for (int i = 0; i < end; i++) {
            boolean feed = text.charAt(i) == '\n';
            line += feed ? 1 : 0;
            column = feed ? 1 : column + 1;
        }
        return new JsonException("line " + line + ", column " + column + ": " + why);
    }
}
