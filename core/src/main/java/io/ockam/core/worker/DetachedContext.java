package io.ockam.core.worker;

import io.ockam.core.Message;
import java.time.Duration;

/**
 * A context with no worker behind it: a program sends and receives by itself.
 *
 * <p>It is a source: its sends block while what it sent before waits in a queue that is over its mark. What is sent to it waits
 * until it is received, within the same limits as a worker's queue.
 */
public interface DetachedContext extends Context, AutoCloseable {
    /** How long {@link #receive()} waits. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /**
     * The next message; those that are not allowed in are dropped with a warning. Blocks.
     *
     * @throws io.ockam.core.OckamException {@code TIMED_OUT} after {@code timeout}; {@code CANCELLED} if the thread is
     *         interrupted; {@code CONFLICT} if this context was closed; whatever the access control throws
     */
    Message receive(Duration timeout);

    /** {@link #receive(Duration)} for up to 30 seconds. */
    default Message receive() {
        return receive(DEFAULT_TIMEOUT);
    }

    /** Frees the addresses; what was not received is dropped. */
    @Override
    void close();
}
