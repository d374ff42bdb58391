package io.ockam.core.runtime.internal.cell;

import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.worker.Execution;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a worker is doing, from when it begins until it rests or passes the worker on.
 *
 * <p>It is written for every message, and so it is not a part of the cell, which senders read: they would fetch it from each
 * other's caches. It also dies young, which makes it cheap to write for most collectors. Belongs to its thread; others may look
 * at it, perhaps late.
 */
final class Running {
    final Thread thread;
    final Execution as;
    @Nullable
    Envelope current;
    /** Whether the worker is to go on elsewhere, or later, before its next message. */
    boolean changes;

    Running(Thread thread, Execution as) {
        this.thread = thread;
        this.as = as;
    }
}
