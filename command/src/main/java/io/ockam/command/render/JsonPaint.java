package io.ockam.command.render;

import io.ockam.command.terminal.Paint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours a JSON text: punctuation grey, texts green, numbers and literals orange. */
final class JsonPaint {
    private static final Pattern TOKENS = Pattern
            .compile("(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\")|(?<mark>[\\[\\]{},:]+)|(?<literal>[-+.\\w]+)");

    private JsonPaint() {}

    static String colour(String json) {
        return TOKENS.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(Paint.sgr(colourOf(found.group()), found.group())));
    }

    private static String colourOf(String token) {
        return switch (token.charAt(0)) {
            case '"' -> "38;2;163;190;140";
            case '[', ']', '{', '}', ',', ':' -> "38;2;192;197;206";
            default -> "38;2;208;135;112";
        };
    }
}
