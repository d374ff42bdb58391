package io.ockam.daemon.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * How an event becomes text that ends with a line end.
 *
 * <p>Control characters in what was logged are escaped, since much of it comes from peers: nobody forges a line or
 * moves a terminal's cursor. An event longer than {@value #MAX_CHARS} characters is cut, and says so.
 */
public enum LineFormat {
    /** {@code 2026-01-02T03:04:05.678901Z  INFO io.ockam.daemon: text key=value}, a stack trace indented below it. */
    PLAIN {
        @Override
        void append(StringBuilder line, Instant at, ILoggingEvent event) {
            head(line, at, event).append(": ");
            escape(line, event.getFormattedMessage());
            pairs(line, event);
            trace(line, event);
        }
    },
    /** One JSON object per line: {@code timestamp}, {@code level}, {@code target}, {@code fields.message} and the pairs. */
    JSON {
        @Override
        void append(StringBuilder line, Instant at, ILoggingEvent event) {
            line.append("{\"timestamp\":\"").append(MICROS.format(at)).append("\",\"level\":\"")
                    .append(event.getLevel()).append("\",\"target\":");
            quote(line, event.getLoggerName());
            line.append(",\"fields\":{\"message\":");
            quote(line, event.getFormattedMessage());
            for (KeyValuePair pair : pairsOf(event)) {
                line.append(',');
                quote(line, pair.key);
                line.append(':');
                quote(line, String.valueOf(pair.value));
            }
            IThrowableProxy failure = event.getThrowableProxy();
            if (failure != null) {
                line.append(",\"exception\":");
                quote(line, ThrowableProxyUtil.asString(failure));
            }
            line.append("}}\n");
        }
    },
    /** For eyes: the text on a line of its own, the pairs below it. */
    PRETTY {
        @Override
        void append(StringBuilder line, Instant at, ILoggingEvent event) {
            head(line, at, event).append("\n    ");
            escape(line, event.getFormattedMessage());
            for (KeyValuePair pair : pairsOf(event)) {
                line.append("\n    ").append(pair.key).append(": ");
                escape(line, String.valueOf(pair.value));
            }
            trace(line, event);
            line.append('\n');
        }
    };

    static final int MAX_CHARS = 16_384;

    private static final DateTimeFormatter MICROS = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code default}, {@code json} or {@code pretty}; anything else is the default. */
    static LineFormat named(@Nullable String name) {
        return switch (name == null ? "" : name.strip().toLowerCase(Locale.ROOT)) {
            case "json" -> JSON;
            case "pretty" -> PRETTY;
            default -> PLAIN;
        };
    }

    abstract void append(StringBuilder line, Instant at, ILoggingEvent event);

    private static StringBuilder head(StringBuilder line, Instant at, ILoggingEvent event) {
        String level = event.getLevel().toString();
        line.append(MICROS.format(at)).append(' ');
        return line.repeat(' ', 5 - level.length()).append(level).append(' ').append(event.getLoggerName());
    }

    private static void pairs(StringBuilder line, ILoggingEvent event) {
        for (KeyValuePair pair : pairsOf(event)) {
            line.append(' ').append(pair.key).append('=');
            escape(line, String.valueOf(pair.value));
        }
    }

    private static List<KeyValuePair> pairsOf(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null ? List.of() : pairs;
    }

    private static void trace(StringBuilder line, ILoggingEvent event) {
        line.append('\n');
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            for (String frame : ThrowableProxyUtil.asString(failure).lines().toList()) {
                line.append("    ");
                escape(line, frame);
                line.append('\n');
            }
        }
    }

    private static void escape(StringBuilder line, String text) {
        int length = Math.min(text.length(), MAX_CHARS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append(c);
                default -> {
                    if (isControl(c)) {
                        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        if (length < text.length()) {
            line.append("… (").append(text.length() - length).append(" characters more)");
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        int length = Math.min(text.length(), MAX_CHARS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (isControl(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0);
    }
}
