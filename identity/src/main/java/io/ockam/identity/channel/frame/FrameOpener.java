package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;
import io.ockam.vault.AeadKey;

/** Decrypts one direction of a channel. Owns its keys. Not thread-safe: belongs to the decryptor. */
public sealed interface FrameOpener extends AutoCloseable permits WindowedOpener, FixedKeyOpener {
    /** Each nonce once, within the window, under the key of its interval. */
    static FrameOpener windowed(AeadKey key) {
        return new WindowedOpener(key, Frames.INTERVAL);
    }

    /** One key for all frames, any nonce, in any order, as often as they come: for channels that only exchange a key. */
    static FrameOpener fixedKey(AeadKey key) {
        return new FixedKeyOpener(key);
    }

    /**
     * Decrypts {@code frame} into an array of its own with that much room around it. A frame that is refused changes nothing.
     */
    Opening open(Payload frame, int headroom, int tailroom);

    /** How often the key was replaced. */
    long rekeys();

    @Override
    void close();
}
