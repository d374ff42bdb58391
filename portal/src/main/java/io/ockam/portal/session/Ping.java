package io.ockam.portal.session;

import io.ockam.core.Payload;

/**
 * What asks another node's {@code echo} for a sign of life, and what comes back: a random number as CBOR.
 *
 * <pre>
 *   1b 01 02 03 04 05 06 07 08
 * </pre>
 *
 * No message of the form that everything else has, which begins with its length, looks like that.
 */
public final class Ping {
    private static final int LENGTH = 1 + Long.BYTES;
    private static final byte EIGHT_BYTES = 0x1b;

    private Ping() {}

    static Payload of(long number) {
        Payload ping = Payload.allocate(0, LENGTH, 0);
        ping.asBuffer().put(EIGHT_BYTES).putLong(number);
        return ping;
    }

    public static boolean is(Payload payload) {
        return payload.length() == LENGTH && payload.at(0) == EIGHT_BYTES;
    }

    /** @param ping one that {@link #is} */
    static long number(Payload ping) {
        return ping.asBuffer().position(ping.offset() + 1).getLong();
    }
}
