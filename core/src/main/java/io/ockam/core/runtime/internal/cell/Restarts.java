package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.runtime.internal.dispatch.Dispatched;
import io.ockam.core.runtime.internal.dispatch.Dispatcher;
import io.ockam.core.worker.Supervision;
import io.ockam.core.worker.Worker;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The restarts of one worker: its failures in a row, and the pause before the next start. Belongs to the worker's owner. */
final class Restarts {
    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    /** The pause is doubled so many times at the most, which takes it from a hundredth of the longest to beyond that. */
    private static final int DOUBLINGS = 7;

    private final Supervision.Restart how;
    private volatile @Nullable Future<?> pending;
    private int failures;

    Restarts(Supervision.Restart how) {
        this.how = how;
    }

    /** A message was handled well. */
    void handled() {
        if (failures != 0) {
            failures = 0;
        }
    }

    /** Whether the worker is there because the one before it failed, and has not yet handled a message. */
    boolean isRestart() {
        return failures > 0;
    }

    /** After a failure: who takes the place of the worker at {@code address}; null if that was the last one. */
    @Nullable
    Worker next(Address address) {
        if (++failures > how.most()) {
            return null;
        }
        try {
            return how.fresh().get();
        } catch (Throwable e) {
            LOG.error("Failure to make another worker for '{}': {}", address, e.toString(), e);
            return null;
        }
    }

    /** Runs {@code cell} after the pause. */
    void later(Dispatcher dispatcher, Dispatched cell) {
        long longest = how.longestPause().toNanos();
        long pause = Math.min(longest, (longest / 100) << Math.min(failures - 1, DOUBLINGS));
        pending = dispatcher.after(Duration.ofNanos(pause), () -> dispatcher.run(cell));
    }

    /** Runs {@code cell} now if it waits for the end of the pause. Called by anybody. */
    void hasten(Dispatcher dispatcher, Dispatched cell) {
        Future<?> waiting = pending;
        if (waiting != null && waiting.cancel(false)) {
            dispatcher.run(cell);
        }
    }
}
