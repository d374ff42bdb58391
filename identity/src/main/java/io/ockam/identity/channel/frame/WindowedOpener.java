package io.ockam.identity.channel.frame;

import io.ockam.core.Payload;
import io.ockam.identity.channel.frame.Opening.Opened;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.vault.AeadKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens frames in almost the order in which they were sealed. A frame of the next interval is tried with the next key, which replaces the
 * current one only when it fits; the one before is kept for stragglers, the one before that is wiped.
 */
final class WindowedOpener implements FrameOpener {
    /** Which key a nonce is for. */
    enum Selected {
        PREVIOUS, CURRENT, NEXT, NONE
    }

    private final NonceWindow window = new NonceWindow();
    private final long interval;
    private AeadKey key;
    private @Nullable AeadKey previous;
    private long rekeys;
    private final SpentArray spent = new SpentArray();

    WindowedOpener(AeadKey key, long interval) {
        this.key = key;
        this.interval = interval;
    }

    @Override
    public Opening open(Payload frame, int headroom, int tailroom) {
        if (frame.length() < Frames.NONCE_BYTES + Frames.TAG_BYTES) {
            return new Opening.Refused(Refusal.TOO_SHORT);
        }
        long nonce = Frames.nonce(frame);
        Optional<Refusal> refusal = window.refuses(nonce);
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        Selected selected = select(nonce, rekeys, previous != null);
        if (selected == Selected.NONE) {
            return new Opening.Refused(Refusal.OUTSIDE_WINDOW);
        }
        Payload room = spent.room(headroom, Frames.textLength(frame), tailroom);
        Opening opening = switch (selected) {
            case PREVIOUS -> Unsealing.with(Objects.requireNonNull(previous), frame, room);
            case NEXT -> openWithNext(frame, room);
            case CURRENT, NONE -> Unsealing.with(key, frame, room);
        };
        if (opening instanceof Opened) {
            window.accept(nonce);
            spent.keep(frame);
        }
        return opening;
    }

    Selected select(long nonce, long rekeyed, boolean hasPrevious) {
        long start = interval * rekeyed;
        if (Long.compareUnsigned(nonce, start) < 0) {
            return hasPrevious && Long.compareUnsigned(start - nonce, interval) <= 0
                    ? Selected.PREVIOUS
                    : Selected.NONE;
        }
        long age = nonce - start;
        if (Long.compareUnsigned(age, interval) < 0) {
            return Selected.CURRENT;
        }
        return Long.compareUnsigned(age, 2 * interval) < 0 ? Selected.NEXT : Selected.NONE;
    }

    private Opening openWithNext(Payload frame, Payload room) {
        AeadKey next = key.next();
        Opening opening = Unsealing.with(next, frame, room);
        if (opening instanceof Opened) {
            closePrevious();
            previous = key;
            key = next;
            rekeys++;
        } else {
            next.close();
        }
        return opening;
    }

    private void closePrevious() {
        if (previous != null) {
            previous.close();
        }
    }

    @Override
    public long rekeys() {
        return rekeys;
    }

    @Override
    public void close() {
        closePrevious();
        key.close();
    }
}
