package io.ockam.core.frame;

/**
 * What both directions of a TCP connection consist of.
 *
 * <pre>
 *  +---------+------------------+----------------------+
 *  | 01      | length (u32, BE) | CBOR, length bytes   |   the version once, then frames
 *  +---------+------------------+----------------------+
 *
 *  CBOR = [onward route, return route, payload, tracing context]
 * </pre>
 *
 * @see <a href="../../../../../../../../docs/protocol/tcp.md">TCP, "Frames"</a>
 */
public final class Frames {
    /** The first byte of either direction. */
    public static final byte VERSION = 1;
    /** The largest CBOR message, in bytes: 16 MiB. */
    public static final int MAX_MESSAGE_BYTES = 1 << 24;

    static final int LENGTH_BYTES = 4;
    static final int FIELDS = 4;

    private Frames() {}
}
