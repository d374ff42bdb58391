package io.ockam.portal.protocol;

import io.ockam.core.Payload;
import java.util.Optional;

/**
 * What an end can do beyond the common protocol, told by bytes behind a Ping or a Pong, which other implementations ignore.
 *
 * <pre>
 *   4f 4b   01        window (u32, LE)
 *   "OK"    version   bytes of data that the other end may send before it is given credit
 * </pre>
 *
 * <p>An end that tells them keeps half-closed connections open, gives credit, and says so when it is silent. An outlet tells them
 * only if the inlet did. Bytes behind them are ignored; another version counts as none.
 *
 * @param window 1 to {@value #LARGEST_WINDOW}
 */
public record Capabilities(int window) {
    /** More is never granted at once. */
    public static final int LARGEST_WINDOW = 1 << 30;

    static final int BYTES = 7;
    private static final byte[] MARK = {'O', 'K', 1};

    public Capabilities {
        if (window < 1 || window > LARGEST_WINDOW) {
            throw new IllegalArgumentException("a window has 1 to " + LARGEST_WINDOW + " bytes");
        }
    }

    /** What stands in {@code payload} from {@code at}; none if that is not exactly what we write. */
    static Optional<Capabilities> read(Payload payload, int at) {
        if (payload.length() < at + BYTES) {
            return Optional.empty();
        }
        for (int i = 0; i < MARK.length; i++) {
            if (payload.at(at + i) != MARK[i]) {
                return Optional.empty();
            }
        }
        int window = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            window |= (payload.at(at + MARK.length + i) & 0xff) << (8 * i);
        }
        return window < 1 || window > LARGEST_WINDOW ? Optional.empty() : Optional.of(new Capabilities(window));
    }

    void write(byte[] target, int at) {
        System.arraycopy(MARK, 0, target, at, MARK.length);
        for (int i = 0; i < Integer.BYTES; i++) {
            target[at + MARK.length + i] = (byte) (window >>> (8 * i));
        }
    }
}
