package io.ockam.identity.channel.frame;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.vault.AeadKey;

/** The one step that openers share. */
final class Unsealing {
    private Unsealing() {}

    /**
     * @param frame with at least a nonce and a tag
     * @param room becomes the text, of whose length it is
     */
    static Opening with(AeadKey key, Payload frame, Payload room) {
        long nonce = Frames.nonce(frame);
        try {
            key.decrypt(nonce, frame.array(), frame.offset() + Frames.NONCE_BYTES,
                    frame.length() - Frames.NONCE_BYTES, room.array(), room.offset());
        } catch (OckamException e) {
            if (e.code() == ErrorCode.MALFORMED) {
                return new Opening.Refused(Refusal.NOT_AUTHENTIC);
            }
            throw e;
        }
        return new Opening.Opened(nonce, room);
    }
}
