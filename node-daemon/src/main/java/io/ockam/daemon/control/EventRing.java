package io.ockam.daemon.control;

import io.ockam.control.api.NodeEvent;
import io.ockam.control.handler.ControlAnswer;
import io.ockam.control.handler.EventSink;
import io.ockam.state.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} events of a node. Publishing never waits; a listener that is further behind is told how many it has
 * missed and goes on with the oldest that is kept. Thread-safe.
 */
public final class EventRing implements ControlAnswer.EventSource {
    static final int KEPT = 1_000;

    private final @Nullable NodeEvent[] ring = new NodeEvent[KEPT];
    private long nextId = 1;

    /**
     * Tells all listeners.
     *
     * @param kind such as {@code tcp-listener.created}
     */
    public synchronized void publish(String kind, JsonObject data) {
        ring[(int) (nextId % KEPT)] = new NodeEvent(nextId, kind, data);
        nextId++;
        notifyAll();
    }

    /** Sends what is published from now on. Returns only by the exception. */
    @Override
    public void run(EventSink sink) throws InterruptedException {
        long next = newest() + 1;
        while (true) {
            NodeEvent event = await(next);
            sink.send(event);
            next = event.id() + 1;
        }
    }

    private synchronized long newest() {
        return nextId - 1;
    }

    private synchronized NodeEvent await(long id) throws InterruptedException {
        while (id == nextId) {
            wait();
        }
        long oldest = Math.max(1, nextId - KEPT);
        if (id < oldest) {
            return new NodeEvent(oldest - 1, NodeEvent.MISSED, JsonObject.builder().put("count", oldest - id).build());
        }
        NodeEvent event = ring[(int) (id % KEPT)];
        if (event == null) {
            throw new IllegalStateException("event " + id + " was never published");
        }
        return event;
    }
}
