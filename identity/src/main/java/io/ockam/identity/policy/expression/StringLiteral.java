package io.ockam.identity.policy.expression;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one string between double quotes.
 *
 * <pre>
 *   \" \' \\ \t \n \r      the character
 *   backslash, u, {1f600}    a code point
 *   \e2 \82 \ac             bytes of UTF-8
 * </pre>
 *
 * Control and bidirectional formatting characters must be escaped; a NUL is refused in any form, since nothing prints it.
 */
final class StringLiteral {
    private final String text;
    private final int start;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    /** @param start where the opening quote is */
    StringLiteral(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start + 1;
    }

    /** Where the text goes on behind the closing quote. */
    int end() {
        return at;
    }

    Expression.Text read() {
        for (;;) {
            int point = next();
            if (point == '"') {
                return new Expression.Text(decoded());
            }
            if (point == '\\') {
                escape();
            } else if (Character.isISOControl(point) || isBidirectional(point)) {
                throw new SyntaxException("a string must write the character U+" + String.format("%04X", point)
                        + " as an escape", at - Character.charCount(point));
            } else {
                write(point);
            }
        }
    }

    private void escape() {
        int from = at - 1;
        int point = next();
        switch (point) {
            case '"', '\'', '\\' -> write(point);
            case 't' -> write('\t');
            case 'n' -> write('\n');
            case 'r' -> write('\r');
            case 'u' -> write(codePoint(from));
            default -> {
                int low = hex(point) < 0 ? -1 : hex(next());
                if (low < 0) {
                    throw new SyntaxException("invalid escape in a string", from);
                }
                write(from, hex(point) << 4 | low);
            }
        }
    }

    private int codePoint(int from) {
        if (next() != '{') {
            throw new SyntaxException("invalid escape in a string: expected \\u{hex}", from);
        }
        int value = 0;
        int digits = 0;
        for (int point = next(); point != '}'; point = next(), digits++) {
            if (hex(point) < 0 || (value = value << 4 | hex(point)) > Character.MAX_CODE_POINT) {
                throw new SyntaxException("invalid escape in a string: expected \\u{hex} up to 10ffff", from);
            }
        }
        if (digits == 0 || value == 0 || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw new SyntaxException("invalid escape in a string: not a character", from);
        }
        return value;
    }

    private int next() {
        if (at >= text.length()) {
            throw new SyntaxException("unclosed string", start);
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private void write(int point) {
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }

    private void write(int from, int value) {
        if (value == 0) {
            throw new SyntaxException("a string must not contain NUL", from);
        }
        bytes.write(value);
    }

    private String decoded() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException _) {
            throw new SyntaxException("the bytes of a string must be UTF-8", start);
        }
    }

    private static int hex(int point) {
        return point < 128 ? Character.digit(point, 16) : -1;
    }

    private static boolean isBidirectional(int point) {
        return point == 0x61c || point == 0x200e || point == 0x200f || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
