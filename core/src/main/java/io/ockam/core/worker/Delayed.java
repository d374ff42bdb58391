package io.ockam.core.worker;

import java.time.Duration;

/**
 * A message that is sent later, from an address of its own that takes nothing in. It can be scheduled again and again.
 * Thread-safe.
 */
public interface Delayed extends AutoCloseable {
    /**
     * Sends it once after {@code delay}; a schedule that is still pending is cancelled.
     *
     * @throws io.ockam.core.OckamException {@code CONFLICT} after {@link #close()}, or if the node has stopped
     */
    void in(Duration delay);

    /** Cancels what is pending, if anything. */
    void cancel();

    /** Cancels, and frees the address. */
    @Override
    void close();
}
