package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;
import java.lang.ref.WeakReference;

/**
 * The array of the last large frame that was opened. The frame was given away to be opened, so nobody has its array any more, and the text of the
 * next frame fits into it: under load half as much is allocated, and cleared, as without.
 *
 * <p>It is held weakly: a channel at rest keeps nothing. Belongs to the decryptor.
 */
final class SpentArray {
    /** Below that, an array costs less than keeping one. */
    private static final int SMALLEST = 8 << 10;

    private WeakReference<byte[]> array = new WeakReference<>(null);

    /**
     * Room for a text, of whatever bytes: in the array that was kept, which is then gone from here, if that is large enough but not more than
     * twice as large. The text may wait in a queue, which counts its length and not the array.
     */
    Payload room(int headroom, int length, int tailroom) {
        byte[] kept = length < SMALLEST ? null : array.get();
        int needed = headroom + length + tailroom;
        if (kept == null || kept.length < needed || kept.length / 2 > needed) {
            return Payload.allocate(headroom, length, tailroom);
        }
        array.clear();
        return Payload.wrap(kept, headroom, length);
    }

    /** Keeps the array of {@code frame}, which was opened. */
    void keep(Payload frame) {
        if (frame.length() >= SMALLEST) {
            array = new WeakReference<>(frame.array());
        }
    }
}
