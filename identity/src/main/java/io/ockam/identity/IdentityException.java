package io.ockam.identity;

import io.ockam.core.OckamException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An identity, an attestation or a credential was refused; the {@link Reason} is for programs, the message says what exactly. */
public final class IdentityException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public IdentityException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    public IdentityException(Reason reason, String message, String hint) {
        this(reason, message, hint, null);
    }

    public IdentityException(Reason reason, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(reason.code(), message, hint, cause);
        this.reason = reason;
    }

    /** @return {@link Reason#UNKNOWN_IDENTITY} */
    public static IdentityException unknown(Identifier identifier) {
        return new IdentityException(Reason.UNKNOWN_IDENTITY,
                "identity not found for identifier " + identifier,
                "Import its change history: ockam identity create NAME --identity HISTORY");
    }

    public Reason reason() {
        return reason;
    }
}
