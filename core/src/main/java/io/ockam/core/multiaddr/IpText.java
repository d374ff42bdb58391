package io.ockam.core.multiaddr;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.net.Ipv6Text;
import java.util.Arrays;

/** IP addresses between text and bytes, with no look at the network and none of the old shorthands. */
final class IpText {
    private static final int GROUPS = 8;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private IpText() {}

    static String canonical4(String text) {
        return format4(parse4(text));
    }

    static String canonical6(String text) {
        return format6(parse6(text));
    }

    /** Four decimal numbers without leading zeros. */
    static byte[] parse4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != bytes.length) {
            throw new OckamException(ErrorCode.INVALID, "invalid IPv4 address syntax");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
                throw new OckamException(ErrorCode.INVALID, "invalid IPv4 address syntax");
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    static String format4(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    /** RFC 4291, section 2.2, all three forms; no zone. */
    static byte[] parse6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return whole(groups(text, true));
        }
        byte[] before = groups(text.substring(0, gap), false);
        byte[] behind = groups(text.substring(gap + 2), true);
        if (before.length + behind.length > 2 * (GROUPS - 1)) {
            throw invalid6();
        }
        byte[] bytes = Arrays.copyOf(before, 2 * GROUPS);
        System.arraycopy(behind, 0, bytes, bytes.length - behind.length, behind.length);
        return bytes;
    }

    private static byte[] whole(byte[] bytes) {
        if (bytes.length != 2 * GROUPS) {
            throw invalid6();
        }
        return bytes;
    }

    /** Groups of four hexadecimal digits; {@code last} ones may end in an IPv4 address. */
    private static byte[] groups(String text, boolean last) {
        String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        byte[] bytes = new byte[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                byte[] joined = Arrays.copyOf(bytes, 2 * i + 4);
                System.arraycopy(parse4InTail(parts[i]), 0, joined, 2 * i, 4);
                return joined;
            }
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                throw invalid6();
            }
            int group = Integer.parseInt(parts[i], 16);
            bytes[2 * i] = (byte) (group >>> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return bytes;
    }

    private static byte[] parse4InTail(String text) {
        try {
            return parse4(text);
        } catch (OckamException _) {
            throw invalid6();
        }
    }

    /** As RFC 5952 recommends; mapped IPv4 addresses keep their dots. */
    static String format6(byte[] bytes) {
        return Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length)
                ? "::ffff:" + format4(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length))
                : Ipv6Text.of(bytes);
    }

    private static OckamException invalid6() {
        return new OckamException(ErrorCode.INVALID, "invalid IPv6 address syntax");
    }
}
