package io.ockam.core.frame;

import io.ockam.core.LocalMessage;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts what arrives on a connection into messages.
 *
 * <p>Each frame gets an array of its own, of which the message's payload becomes a window: the payload is copied once, here, and
 * what surrounds it is room for the headers and tags of channels, unless that is {@linkplain Payload#trimmed most of it}. The array has at first
 * {@value #FIRST_BYTES} bytes, and never more than that and twice what has arrived: a peer that announces much and sends little
 * claims little.
 *
 * <p>Every method throws {@link MalformedException} for a wrong version, a length over
 * {@value Frames#MAX_MESSAGE_BYTES}, or a frame that is no message. Then the connection must be closed: what follows cannot be
 * trusted, and the reader is of no use any more. Not thread-safe.
 */
public final class FrameReader {
    private static final int FIRST_BYTES = 8 << 10;
    /** Room behind each frame, so that a channel can put its tag behind a payload in place, and the text of another frame into the array. */
    static final int TAILROOM = 96;
    private static final byte[] NONE = new byte[0];

    private boolean versionRead;
    private int lengthBytesRead;
    private int length;
    private byte[] frame = NONE;
    private int filled;

    /**
     * Takes bytes until a message is complete.
     *
     * @param arrived read up to the end of the message, or to its limit if there is none yet
     * @return the next message; one with an empty onward route is for nobody and to be ignored
     */
    public Optional<LocalMessage> read(ByteBuffer arrived) {
        if (!versionRead && arrived.hasRemaining()) {
            readVersion(arrived.get());
        }
        while (lengthBytesRead < Frames.LENGTH_BYTES) {
            if (!arrived.hasRemaining()) {
                return Optional.empty();
            }
            readLength(arrived.get());
        }
        fill(arrived);
        if (filled < length) {
            return Optional.empty();
        }
        LocalMessage message = message(CborReader.of(Payload.wrap(frame, 0, length)));
        lengthBytesRead = 0;
        length = 0;
        filled = 0;
        frame = NONE;
        return Optional.of(message);
    }

    /** Whether nothing of a frame has arrived: only here may a connection end. */
    public boolean isBetweenFrames() {
        return versionRead && lengthBytesRead == 0;
    }

    /** Bytes that the frame which is arriving has claimed so far. */
    public int claimed() {
        return frame.length;
    }

    private void readVersion(byte version) {
        if (version != Frames.VERSION) {
            throw new MalformedException("TCP connection", 0,
                    "version " + (version & 0xff) + " of the protocol is not supported");
        }
        versionRead = true;
    }

    private void readLength(byte next) {
        length = length << 8 | (next & 0xff);
        lengthBytesRead++;
        if (lengthBytesRead == Frames.LENGTH_BYTES && (length < 0 || length > Frames.MAX_MESSAGE_BYTES)) {
            throw new MalformedException("TCP frame", 0, "a message of " + Integer.toUnsignedString(length)
                    + " bytes is larger than the " + Frames.MAX_MESSAGE_BYTES + " allowed");
        }
    }

    private void fill(ByteBuffer arrived) {
        int more = Math.min(arrived.remaining(), length - filled);
        if (more == 0) {
            return;
        }
        if (filled + more > frame.length - TAILROOM) {
            frame = Arrays.copyOf(frame, capacityFor(filled + more) + TAILROOM);
        }
        arrived.get(frame, filled, more);
        filled += more;
    }

    private int capacityFor(int needed) {
        return Math.min(Math.max(FIRST_BYTES, 2 * needed), length);
    }

    private static LocalMessage message(CborReader in) {
        return in.array(fields -> {
            Route onward = fields.next().route();
            Route back = fields.next().route();
            Payload payload = fields.next().payload().trimmed();
            // The tracing context must be text, but nobody here uses it.
            fields.optional(CborReader::text);
            return new LocalMessage(onward, back, payload);
        });
    }
}
