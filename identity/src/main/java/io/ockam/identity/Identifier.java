package io.ockam.identity;

import io.ockam.core.Bytes;
import java.util.HexFormat;

/**
 * Names an identity for good: the hash of the first change of its history. Anybody can check it, nobody can choose it.
 *
 * <p>The text form is {@code I} and 64 lower-case hexadecimal digits; it is what people, JSON and policies use.
 *
 * @param hash 32 bytes
 */
public record Identifier(Bytes hash) implements Comparable<Identifier> {
    private static final int DIGITS = 2 * ChangeHash.BYTES;

    /** @throws IdentityException {@link Reason#INVALID_IDENTIFIER} if there are not 32 bytes */
    public Identifier {
        if (hash.length() != ChangeHash.BYTES) {
            throw new IdentityException(Reason.INVALID_IDENTIFIER,
                    "An identifier has " + ChangeHash.BYTES + " bytes, not " + hash.length());
        }
    }

    /**
     * Reads the text form; blanks around it do not count, digits may be of either case.
     *
     * @throws IdentityException {@link Reason#INVALID_IDENTIFIER} for anything else
     */
    public static Identifier parse(String text) {
        String trimmed = text.strip();
        boolean valid = trimmed.length() == 1 + DIGITS && trimmed.charAt(0) == 'I'
                && trimmed.chars().skip(1).allMatch(HexFormat::isHexDigit);
        if (!valid) {
            throw new IdentityException(Reason.INVALID_IDENTIFIER, "Invalid identity identifier: " + shown(text),
                    "An identifier is I and " + DIGITS + " hexadecimal digits.");
        }
        return new Identifier(Bytes.hex(trimmed.substring(1)));
    }

    /** A hostile text must not fill the terminal or drive it. */
    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }

    @Override
    public int compareTo(Identifier other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return "I" + hash.toHex();
    }
}
