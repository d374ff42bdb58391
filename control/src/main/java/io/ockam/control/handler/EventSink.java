package io.ockam.control.handler;

import io.ockam.control.api.NodeEvent;

/** Where the events of one listener go. */
@FunctionalInterface
public interface EventSink {
    /**
     * Writes one event; waits while the client is slow.
     *
     * @throws InterruptedException when the client has gone
     */
    void send(NodeEvent event) throws InterruptedException;
}
