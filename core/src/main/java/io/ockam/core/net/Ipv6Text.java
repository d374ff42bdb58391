package io.ockam.core.net;

import java.net.Inet6Address;
import java.nio.ByteBuffer;

/** Writes an IPv6 address as RFC 5952 recommends: the longest run of zeros, if more than one, becomes {@code ::}. */
public final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String of(Inet6Address address) {
        String text = of(address.getAddress());
        return address.getScopeId() == 0 ? text : text + "%" + address.getScopeId();
    }

    /** @param address sixteen bytes */
    public static String of(byte[] address) {
        short[] groups = new short[GROUPS];
        ByteBuffer.wrap(address).asShortBuffer().get(groups);
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return start < 0
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zerosFrom(short[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String join(short[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i] & 0xffff));
        }
        return text.toString();
    }
}
