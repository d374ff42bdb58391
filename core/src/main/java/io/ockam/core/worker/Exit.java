package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.pressure.Source;
import org.jspecify.annotations.Nullable;

/**
 * Where a transport takes messages out of the node: the other side of an {@link Entrance}.
 *
 * <p>It has addresses like a worker, but no queue and no thread in the runtime. Whoever sends hands the message straight to the
 * transport, which keeps a queue of its own, with a {@link io.ockam.core.pressure.Backlog} as its account. Thread-safe.
 */
public interface Exit extends AutoCloseable {
    Address address();

    /** Frees the addresses; what was taken stays with the transport. Does it once. */
    @Override
    void close();

    /** A transport's queue. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes a message that was let in, and owns its payload. Called on any thread, by several at once, but for each sender in
         * the order in which it sent. Must neither block nor throw.
         *
         * @param source what brought the message into the node, to be paused while the queue is over its mark; null if its
         *        sender sends on its own account
         * @return {@link Delivery.Delivered}, {@link Delivery.Backlogged}, {@link Delivery.Refused} or {@link Delivery.Stopping}
         */
        Delivery take(Message message, @Nullable Source source);
    }
}
