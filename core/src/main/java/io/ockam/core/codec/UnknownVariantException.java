package io.ockam.core.codec;

import java.io.Serial;

/** An alternative that this version does not know; an optional field that holds one counts as absent. */
final class UnknownVariantException extends MalformedException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownVariantException(int offset, long index) {
        super("CBOR", offset, "unknown alternative " + Long.toUnsignedString(index));
    }
}
