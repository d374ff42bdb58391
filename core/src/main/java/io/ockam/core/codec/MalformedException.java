package io.ockam.core.codec;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;

/** Bytes that do not follow their format, and where: what every reader of this package throws. */
public sealed class MalformedException extends OckamException permits UnknownVariantException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int offset;

    /** @param offset of the offending byte, counted from the start of what was read */
    public MalformedException(String format, int offset, String what) {
        super(ErrorCode.MALFORMED, "Malformed " + format + " at byte " + offset + ": " + what);
        this.offset = offset;
    }

    /** Of the offending byte or item, counted from the start of what was read. */
    public int offset() {
        return offset;
    }
}
