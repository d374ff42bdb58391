package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;

/** What became of a frame. */
public sealed interface Opening {
    /** It is authentic and new. */
    record Opened(long nonce, Payload plaintext) implements Opening {}

    /** It changed nothing. */
    record Refused(Refusal why) implements Opening {}

    /** Why a frame is refused; the peer is not told. */
    enum Refusal {
        /** Shorter than a nonce and a tag. */
        TOO_SHORT("InvalidNonce: too short for a frame"),
        /** More than 32 away from the highest nonce so far, or of an interval whose key is gone or not there yet. */
        OUTSIDE_WINDOW("InvalidNonce: outside the window"),
        /** Its nonce was accepted before. */
        REPEATED("InvalidNonce: seen before"),
        /** Changed on its way, or of another channel. */
        NOT_AUTHENTIC("aes decryption failed");

        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
