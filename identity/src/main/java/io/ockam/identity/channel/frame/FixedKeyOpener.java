package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.vault.AeadKey;

/** Opens whatever its key opens. */
record FixedKeyOpener(AeadKey key) implements FrameOpener {
    @Override
    public Opening open(Payload frame, int headroom, int tailroom) {
        return frame.length() < Frames.NONCE_BYTES + Frames.TAG_BYTES
                ? new Opening.Refused(Refusal.TOO_SHORT)
                : Unsealing.with(key, frame, Payload.allocate(headroom, Frames.textLength(frame), tailroom));
    }

    @Override
    public long rekeys() {
        return 0;
    }

    @Override
    public void close() {
        key.close();
    }
}
