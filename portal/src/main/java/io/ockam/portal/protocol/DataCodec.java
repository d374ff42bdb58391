package io.ockam.portal.protocol;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import java.util.OptionalInt;

/** The kinds with a length, written and read without a copy, unless most of what is read is something else. */
final class DataCodec {
    /** The kind, and a length below 2^35. */
    static final int LONGEST_HEADER = 6;
    private static final int DATA = 3;
    private static final int LONGEST_LENGTH = 10;

    private DataCodec() {}

    static PortalMessage.Data decode(Payload payload) {
        long length = length(payload, payload.length());
        int start = 1;
        while (payload.at(start) < 0) {
            start++;
        }
        start++;
        if (length > payload.length() - start) {
            throw new OckamException(ErrorCode.MALFORMED, "A portal message should carry " + length
                    + " bytes, but only " + (payload.length() - start) + " follow");
        }
        return new PortalMessage.Data(payload.slice(start, (int) length).trimmed(),
                counter(payload, start + (int) length));
    }

    private static OptionalInt counter(Payload payload, int at) {
        return payload.length() - at >= 3 && payload.at(at) == 1
                ? OptionalInt.of((payload.at(at + 1) & 0xff) | ((payload.at(at + 2) & 0xff) << 8))
                : OptionalInt.empty();
    }

    /** The number behind the kind. */
    static long length(Payload payload, long most) {
        long length = 0;
        for (int i = 0; i < LONGEST_LENGTH && i + 1 < payload.length(); i++) {
            byte part = payload.at(i + 1);
            if (i == LONGEST_LENGTH - 1 && part != 1) {
                break;
            }
            length |= (long) (part & 0x7f) << (7 * i);
            if (part >= 0) {
                if (length < 0 || length > most) {
                    throw new OckamException(ErrorCode.MALFORMED,
                            "A portal message speaks of " + Long.toUnsignedString(length) + " bytes, more than "
                                    + most);
                }
                return length;
            }
        }
        throw new OckamException(ErrorCode.MALFORMED, "The length in a portal message does not end");
    }

    static Payload encode(Payload bytes) {
        int length = bytes.length();
        int header = headerLength(length);
        Payload message = bytes.widen(header, 0);
        writeHeader(message.array(), message.offset(), DATA, length);
        return message;
    }

    static Payload header(int kind, int number) {
        byte[] bytes = new byte[headerLength(number)];
        writeHeader(bytes, 0, kind, number);
        return Payload.wrap(bytes);
    }

    private static int headerLength(int number) {
        return 1 + (38 - Integer.numberOfLeadingZeros(number | 1)) / 7;
    }

    private static void writeHeader(byte[] target, int at, int kind, int number) {
        target[at] = (byte) kind;
        int next = at + 1;
        int rest = number;
        while (rest > 0x7f) {
            target[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[next] = (byte) rest;
    }
}
