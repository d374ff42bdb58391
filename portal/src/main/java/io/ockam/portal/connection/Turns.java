package io.ockam.portal.connection;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Those on one event loop who were let go together, one after the other: whoever begins to read has read before the next is asked.
 *
 * <p>The first of them may fill the queue that had held them all. If they all read at once, the others would have to keep what they read,
 * until it has left the processor's caches and fills memory instead.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the loop logs what fails
final class Turns {
    private final EventLoop loop;
    private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
    private boolean reading;

    Turns(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Any thread.
     *
     * @param turn goes on, on the event loop, and returns whether it begins to read
     */
    void take(BooleanSupplier turn) {
        loop.execute(() -> {
            waiting.add(turn);
            if (!reading) {
                next();
            }
        });
    }

    private void next() {
        reading = false;
        try {
            while (!reading && !waiting.isEmpty()) {
                reading = waiting.remove().getAsBoolean();
            }
        } finally {
            // Those behind one that fails have their turn all the same.
            reading |= !waiting.isEmpty();
            if (reading) {
                // What is scheduled runs after the sockets have been looked at once more.
                loop.schedule(this::next, 0, TimeUnit.NANOSECONDS);
            }
        }
    }
}
