package io.ockam.core.worker;

import java.time.Duration;
import java.util.function.Supplier;

/** What happens after a worker's handler threw. */
public sealed interface Supervision {
    /** It is logged and the worker goes on with the next message: the default. */
    Supervision RESUME = new Resume();
    /** The worker is stopped. */
    Supervision STOP = new Stop();

    /** See {@link #RESUME}. */
    record Resume() implements Supervision {}

    /** See {@link #STOP}. */
    record Stop() implements Supervision {}

    /**
     * The worker is stopped and a new one started in its place, with the same addresses and the same queue. Before each start
     * there is a pause, doubled while failures follow each other and reset by a message that was handled well.
     *
     * @param fresh makes the next worker
     * @param most after so many failures in a row the worker is stopped for good
     * @param longestPause the pause starts at a hundredth of it
     */
    record Restart(Supplier<? extends Worker> fresh, int most, Duration longestPause) implements Supervision {}

    /** Restarts up to ten times in a row, with pauses from 50 ms to 5 s. */
    static Supervision restart(Supplier<? extends Worker> fresh) {
        return new Restart(fresh, 10, Duration.ofSeconds(5));
    }
}
