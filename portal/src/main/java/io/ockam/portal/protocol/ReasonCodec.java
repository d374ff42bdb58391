package io.ockam.portal.protocol;

import io.ockam.core.Body;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import java.util.Optional;

/** Why an end disconnects: a text of the other end, which nobody may trust. */
final class ReasonCodec {
    private static final byte DISCONNECT = 2;

    private ReasonCodec() {}

    /** None if there is no text; a text without what could hurt a terminal or a log, and no longer than it may be. */
    static Optional<String> decode(Payload payload) {
        if (payload.length() < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(harmless(Body.text(payload.slice(1, payload.length() - 1))));
        } catch (OckamException _) {
            // Others may put anything there: it means nothing.
            return Optional.empty();
        }
    }

    private static String harmless(String text) {
        return cut(text).replaceAll("\\p{C}", " ");
    }

    private static String cut(String text) {
        return text.length() <= PortalMessage.LONGEST_REASON ? text : text.substring(0, PortalMessage.LONGEST_REASON);
    }

    static Payload encode(Optional<String> reason) {
        byte[] text = reason.map(told -> Body.of(cut(told)).toArray()).orElse(new byte[0]);
        byte[] message = new byte[1 + text.length];
        message[0] = DISCONNECT;
        System.arraycopy(text, 0, message, 1, text.length);
        return Payload.wrap(message);
    }
}
