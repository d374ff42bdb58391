package io.ockam.core.pressure;

/**
 * How much may wait in a queue.
 *
 * @param messages over so many, or
 * @param bytes over so many bytes of payload, sources are paused, until half of both is reached
 * @param mostMessages what would make it longer than this, or
 * @param mostBytes larger than this, is refused, but for the first message of a source that has not been paused yet
 */
public record Marks(int messages, long bytes, int mostMessages, long mostBytes) {
    /** 1,024 messages or 1 MiB; at most 65,536 messages or 64 MiB. */
    public static final Marks DEFAULT = new Marks(1024, 1 << 20, 1 << 16, 64L << 20);

    public Marks {
        if (messages < 1 || bytes < 1 || mostMessages < messages || mostBytes < bytes) {
            throw new IllegalArgumentException("marks must be positive, and the limits not below them");
        }
    }

    /** The same limits with other marks. */
    public Marks withMarks(int otherMessages, long otherBytes) {
        return new Marks(otherMessages, otherBytes, Math.max(mostMessages, otherMessages),
                Math.max(mostBytes, otherBytes));
    }

    public boolean isOver(long queued, long queuedBytes) {
        return queued > messages || queuedBytes > bytes;
    }

    /** Whether a queue may not even take this much. A single message always fits into an empty queue. */
    public boolean isBeyond(long queued, long queuedBytes) {
        return queued > mostMessages || (queuedBytes > mostBytes && queued > 1);
    }

    public boolean isDrained(long queued, long queuedBytes) {
        return queued <= messages / 2 && queuedBytes <= bytes / 2;
    }
}
