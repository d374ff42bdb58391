package io.ockam.portal.connection;

import io.ockam.core.worker.Workers;

/**
 * What the ends of one inlet or outlet share.
 *
 * @param name for logs, such as {@code tcp-inlet web}
 */
public record Surroundings(String name, Workers workers, Guard guard, PortalTimes times, PortalCounters counters,
        WindowBudget budget, PortalObserver observer) {
    /** Whether anybody may be denied at all. */
    boolean isGuarded() {
        return !guard.equals(Guard.OPEN);
    }
}
