package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * The name of a node, a vault or an identity: 1 to {@value #MAX_LENGTH} of {@code A–Z a–z 0–9 _ -}. Nothing else becomes part of a path.
 */
public record Name(String value) implements Comparable<Name> {
    public static final int MAX_LENGTH = 64;
    private static final int SHOWN = 80;

    /** @throws OckamException {@link ErrorCode#INVALID} for any other text */
    public Name {
        if (!isValid(value)) {
            throw new OckamException(ErrorCode.INVALID, "The name '" + shown(value) + "' is not valid",
                    "A name has 1 to " + MAX_LENGTH + " letters A-Z and a-z, digits, '_' and '-'.", null);
        }
    }

    /** The same as the constructor. */
    public static Name of(String value) {
        return new Name(value);
    }

    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(Name::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** A hostile name must not fill the terminal or drive it. */
    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }

    // Written out: every command compares names, and what the language makes of a record is linked slowly (docs/decisions/0025).
    @Override
    public boolean equals(Object other) {
        return other instanceof Name(String name) && name.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
