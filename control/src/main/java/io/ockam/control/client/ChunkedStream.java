package io.ockam.control.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * A body in chunks (RFC 9112, section 7.1).
 *
 * <pre>
 *  (size in hex [";" extension] CRLF  size bytes  CRLF)*  "0" CRLF  trailers CRLF
 * </pre>
 *
 * Extensions and trailers are skipped; together with sizes they have at most {@value #MAX_LINE_BYTES} bytes a line, and
 * {@value #MAX_TRAILERS} trailers.
 */
final class ChunkedStream extends InputStream {
    static final int MAX_LINE_BYTES = 1024;
    static final int MAX_TRAILERS = 64;
    private static final int MAX_SIZE_DIGITS = 8;

    private final InputStream in;
    private long left;
    private boolean isFirst = true;
    private boolean isOver;

    ChunkedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !isOver) {
            next();
        }
        if (isOver) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException();
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (!isFirst && !line().isEmpty()) {
            throw HttpReader.malformed("a chunk that is longer than it said");
        }
        isFirst = false;
        String line = line();
        int end = line.indexOf(';');
        left = size((end < 0 ? line : line.substring(0, end)).strip());
        if (left == 0) {
            isOver = true;
            for (int trailers = 0; !line().isEmpty(); trailers++) {
                if (trailers == MAX_TRAILERS) {
                    throw HttpReader.malformed("more than " + MAX_TRAILERS + " trailers");
                }
            }
        }
    }

    private static long size(String digits) {
        if (digits.isEmpty() || digits.length() > MAX_SIZE_DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw HttpReader.malformed("a chunk without a size");
        }
        return HexFormat.fromHexDigitsToLong(digits);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (line.length() == MAX_LINE_BYTES) {
                throw HttpReader.malformed("a line of more than " + MAX_LINE_BYTES + " bytes between chunks");
            }
            line.append((char) c);
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }
}
