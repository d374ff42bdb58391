package io.ockam.core.runtime.internal.dispatch;

import io.ockam.core.Address;
import io.ockam.core.worker.Execution;
import org.jspecify.annotations.Nullable;

/** A worker, as the threads see it. */
public interface Dispatched {
    /** In the names of threads and in logs. */
    Address address();

    /** Where it is to run now. */
    Execution execution();

    /** Handles messages until there are none or others should have their turn. One thread at a time calls it. */
    void run();

    /** What it is handling, as anybody may see it: perhaps late, and only to be compared. */
    @Nullable
    Object handling();
}
