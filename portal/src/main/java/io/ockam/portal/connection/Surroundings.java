package io.ockam.portal.connection;

import io.ockam.core.worker.Workers;

/**
 * What the ends of one inlet or outlet share.
 *
 * @param name for logs, such as {@code tcp-inlet web}
 * @param affinity on which event loop sockets should be
 */
public record Surroundings(String name, Workers workers, Guard guard, PortalTimes times, PortalCounters counters,
        WindowBudget budget, PortalObserver observer, Affinity affinity) {
    /** Whether anybody may be denied at all. */
    boolean isGuarded() {
        return !guard.equals(Guard.OPEN);
    }
}
