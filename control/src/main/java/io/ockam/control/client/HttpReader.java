package io.ockam.control.client;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one HTTP/1.1 response (RFC 9112) from a stream that may be hostile. Not thread-safe.
 *
 * <pre>
 *  HTTP/1.1 200 OK CRLF  (name ":" value CRLF)*  CRLF  body
 *                                                      content-length bytes, chunks, or all until the end
 * </pre>
 *
 * The head has at most {@value #MAX_HEAD_BYTES} bytes. A response with two lengths, a folded header or a bare line feed in a name is refused.
 */
final class HttpReader {
    static final int MAX_HEAD_BYTES = 32 << 10;

    private final InputStream in;
    private int headBytes;

    /** @param in should be buffered */
    HttpReader(InputStream in) {
        this.in = in;
    }

    /**
     * The status and the headers.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED}
     * @throws EOFException if the stream ends before the head does
     */
    HttpHead head() throws IOException {
        int status = status(line());
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || !line.substring(0, colon).chars().allMatch(HttpReader::isToken)) {
                throw malformed("a header without a name");
            }
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(),
                    (first, second) -> first + "," + second);
        }
        return new HttpHead(status, headers);
    }

    /**
     * The body as a stream, which ends where the body ends.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if the head does not say clearly how long it is
     */
    InputStream body(HttpHead head) {
        Optional<String> encoding = head.header("transfer-encoding");
        Optional<String> length = head.header("content-length");
        if (head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        if (encoding.isPresent()) {
            if (length.isPresent() || !encoding.get().equalsIgnoreCase("chunked")) {
                throw malformed("a transfer encoding that is not just 'chunked'");
            }
            return new ChunkedStream(in);
        }
        return length.<InputStream>map(text -> new FixedStream(in, length(text))).orElse(in);
    }

    private static int status(String line) {
        if (!line.matches("HTTP/1\\.[01] [2-5][0-9]{2}( .*)?")) {
            throw malformed("no status line of HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static long length(String text) {
        if (text.isEmpty() || text.length() > 12 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed("a content length that is no number");
        }
        return Long.parseLong(text);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (++headBytes > MAX_HEAD_BYTES) {
                throw malformed("a head of more than " + MAX_HEAD_BYTES + " bytes");
            }
            line.append((char) c);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    private static boolean isToken(int c) {
        return c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    static OckamException malformed(String what) {
        return new OckamException(ErrorCode.MALFORMED, "The node's answer is not HTTP: " + what);
    }

    /** UTF-8 text of at most {@code limit} bytes, read as it comes: memory grows with what arrives, not with what was announced. */
    static byte[] readAll(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit);
        if (bytes.length == limit && body.read() >= 0) {
            throw malformed("a body of more than " + limit + " bytes");
        }
        return bytes;
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
