package io.ockam.identity;

import io.ockam.core.Bytes;

/**
 * The SHA-256 of a change's data: what the next change points back to, and what attestations call the latest change.
 *
 * @param bytes 32
 */
public record ChangeHash(Bytes bytes) {
    public static final int BYTES = 32;

    /** @throws IdentityException {@link Reason#MALFORMED} if there are not 32 bytes */
    public ChangeHash {
        if (bytes.length() != BYTES) {
            throw new IdentityException(Reason.MALFORMED, "A hash has " + BYTES + " bytes, not " + bytes.length());
        }
    }

    /** What the identity is called whose first change this is. */
    public Identifier asIdentifier() {
        return new Identifier(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return bytes.toHex();
    }
}
