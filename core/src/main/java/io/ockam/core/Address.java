package io.ockam.core;

/**
 * Where a message can be delivered: a transport type and opaque bytes, normally a worker's name.
 *
 * <p>Type 0 is this node; type 1 is TCP, with {@code host:port} as bytes. Equality and order are on (type, bytes). The
 * text form is {@code [type "#"] name}; it is always printed with the type.
 *
 * @param type 0–255
 * @param bytes usually UTF-8, may be empty; no limit of its own, a frame's is 16 MiB
 * @see <a href="../../../../../../../docs/protocol/routing.md">Routing, "Addresses"</a>
 */
public record Address(int type, Bytes bytes) implements Comparable<Address> {
    public static final int LOCAL = 0;
    public static final int TCP = 1;
    public static final int UDP = 2;

    /** @throws OckamException {@link ErrorCode#INVALID} for a type outside 0–255 */
    public Address {
        if (type < 0 || type > 255) {
            throw new OckamException(ErrorCode.INVALID, "An address has a type from 0 to 255, not " + type);
        }
    }

    /** The worker {@code name} of this node; every character stands for itself, {@code #} too. */
    public static Address local(String name) {
        return new Address(LOCAL, Bytes.utf8(name));
    }

    /**
     * Reads {@code name}, {@code 0#name}, {@code 1#host:port}.
     *
     * @throws OckamException {@link ErrorCode#INVALID} for a type that is no number from 0 to 255, or a second {@code #}
     */
    public static Address parse(String text) {
        int separator = text.indexOf('#');
        if (separator < 0) {
            return local(text);
        }
        if (text.indexOf('#', separator + 1) >= 0) {
            throw new OckamException(ErrorCode.INVALID,
                    "Invalid address '" + text + "': more than one '#' separator found");
        }
        return new Address(parseType(text, text.substring(0, separator)), Bytes.utf8(text.substring(separator + 1)));
    }

    private static int parseType(String text, String digits) {
        String number = digits.startsWith("+") ? digits.substring(1) : digits;
        if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new OckamException(ErrorCode.INVALID,
                    "Invalid address '" + text + "': the type '" + digits + "' is not a number from 0 to 255");
        }
        int type = 0;
        for (int i = 0; i < number.length() && type <= 255; i++) {
            type = type * 10 + (number.charAt(i) - '0');
        }
        if (type > 255) {
            throw new OckamException(ErrorCode.INVALID,
                    "Invalid address '" + text + "': the type '" + digits + "' is not a number from 0 to 255");
        }
        return type;
    }

    public boolean isLocal() {
        return type == LOCAL;
    }

    /** The bytes as text; {@code Invalid UTF-8} if they are none. */
    public String name() {
        return bytes.asText().orElse("Invalid UTF-8");
    }

    @Override
    public int hashCode() {
        return 31 * type + bytes.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Address that && type == that.type && bytes.equals(that.bytes));
    }

    @Override
    public int compareTo(Address other) {
        return type != other.type ? Integer.compare(type, other.type) : bytes.compareTo(other.bytes);
    }

    /** {@code 0#echo}. */
    @Override
    public String toString() {
        return type + "#" + name();
    }
}
