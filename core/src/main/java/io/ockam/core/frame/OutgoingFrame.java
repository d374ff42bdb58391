package io.ockam.core.frame;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.CborWriter;
import java.nio.ByteBuffer;

/**
 * A message that waits to be written, and how much of it has been.
 *
 * <p>Only what stands before the payload is encoded beforehand; the payload is copied once, straight into the buffer of the
 * socket. Owns the payload. Made by one thread, written by one other.
 */
public final class OutgoingFrame {
    /** The tracing context {@code {}}, as nodes write it that export no traces. */
    private static final byte[] TRACING = {0x62, '{', '}'};
    private static final Payload LENGTH = Payload.wrap(new byte[Frames.LENGTH_BYTES]);
    private static final int EXPECTED_HEAD = 128;

    private final Payload head;
    private final Payload payload;
    private int written;

    private OutgoingFrame(Payload head, Payload payload) {
        this.head = head;
        this.payload = payload;
    }

    /** @throws OckamException {@link ErrorCode#EXHAUSTED} {@code message length exceeded} if the message is over 16 MiB */
    public static OutgoingFrame of(Route onward, Route back, Payload payload) {
        Payload head = new CborWriter(EXPECTED_HEAD).raw(LENGTH).arrayHead(Frames.FIELDS).route(onward).route(back)
                .bytesHead(payload.length()).toPayload();
        long message = (long) head.length() - Frames.LENGTH_BYTES + payload.length() + TRACING.length;
        if (message > Frames.MAX_MESSAGE_BYTES) {
            throw new OckamException(ErrorCode.EXHAUSTED, "message length exceeded: " + message + " bytes, but only "
                    + Frames.MAX_MESSAGE_BYTES + " are allowed");
        }
        head.asBuffer().putInt((int) message);
        return new OutgoingFrame(head, payload);
    }

    /** Bytes on the wire. */
    public int length() {
        return head.length() + payload.length() + TRACING.length;
    }

    /**
     * Copies as much as fits into {@code target}, from where the last call ended.
     *
     * @return whether the frame is complete now
     */
    public boolean writeTo(ByteBuffer target) {
        part(head.array(), head.offset(), head.length(), 0, target);
        part(payload.array(), payload.offset(), payload.length(), head.length(), target);
        part(TRACING, 0, TRACING.length, head.length() + payload.length(), target);
        return written == length();
    }

    /** Copies what is missing of the part that begins at {@code start} in the frame. */
    private void part(byte[] array, int offset, int length, int start, ByteBuffer target) {
        int done = written - start;
        if (done >= 0 && done < length) {
            int more = Math.min(length - done, target.remaining());
            target.put(array, offset + done, more);
            written += more;
        }
    }
}
