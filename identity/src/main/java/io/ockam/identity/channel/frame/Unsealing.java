package io.ockam.identity.channel.frame;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.vault.AeadKey;

/** The one step that openers share. */
final class Unsealing {
    private Unsealing() {}

    /** @param frame with at least a nonce and a tag */
    static Opening with(AeadKey key, Payload frame, int headroom, int tailroom) {
        long nonce = Frames.nonce(frame);
        int sealed = frame.length() - Frames.NONCE_BYTES;
        Payload plaintext = Payload.allocate(headroom, sealed - Frames.TAG_BYTES, tailroom);
        try {
            key.decrypt(nonce, frame.array(), frame.offset() + Frames.NONCE_BYTES, sealed, plaintext.array(), headroom);
        } catch (OckamException e) {
            if (e.code() == ErrorCode.MALFORMED) {
                return new Opening.Refused(Refusal.NOT_AUTHENTIC);
            }
            throw e;
        }
        return new Opening.Opened(nonce, plaintext);
    }
}
