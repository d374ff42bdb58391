package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.pressure.Source;

/**
 * Where a transport brings messages into the node: addresses that messages come from, and a source that can be paused.
 *
 * <p>Nothing can be delivered to its addresses. {@code deliver} never blocks and may be called from an event loop; a transport
 * stops reading while {@code source().isPaused()}. Messages delivered by one thread, or by several with happens-before between
 * them, arrive in that order. Thread-safe.
 */
public interface Entrance extends AutoCloseable {
    Address address();

    Source source();

    /**
     * Delivers from the primary address.
     *
     * @throws io.ockam.core.OckamException {@link io.ockam.core.ErrorCode#INVALID} {@code incomplete route} if the onward route is empty
     */
    Delivery deliver(LocalMessage message);

    /** Frees the addresses; what was delivered stays delivered. Does it once. */
    @Override
    void close();
}
