package io.ockam.identity.channel.handshake;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import java.util.Optional;

/**
 * What stands in place of message 2 when a responder that should present a credential has none: a single byte, which other implementations
 * take for a broken message 2. There are no keys yet, so it is not authentic, and need not be: who could forge it could spoil message 2 as well.
 */
public final class Refusal {
    private static final byte NO_CREDENTIAL = 1;

    private Refusal() {}

    public static Payload noCredential() {
        return Payload.wrap(new byte[]{NO_CREDENTIAL});
    }

    /** What {@code message2} says if it is a refusal. */
    static Optional<OckamException> read(byte[] message2) {
        return message2.length == 1 && message2[0] == NO_CREDENTIAL
                ? Optional.of(new OckamException(ErrorCode.UNAVAILABLE,
                        "The other end makes no secure channels now: it has no valid credential to present",
                        "Its node was made with --credential-scope: store a credential of that scope there with"
                                + " 'ockam credential store', or see its log for why it gets none.",
                        null))
                : Optional.empty();
    }
}
