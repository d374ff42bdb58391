package io.ockam.portal.connection;

import io.ockam.core.Address;
import io.ockam.core.worker.Workers;
import java.util.function.Predicate;

/**
 * What the ends of one inlet or outlet share.
 *
 * @param name for logs, such as {@code tcp-inlet web}
 * @param leadsOn as in {@link io.ockam.portal.Portals}
 * @param affinity on which event loop sockets should be
 */
public record Surroundings(String name, Workers workers, Guard guard, PortalTimes times, PortalCounters counters,
        WindowBudget budget, PortalObserver observer, Predicate<Address> leadsOn, Affinity affinity) {
    /** Whether anybody may be denied at all. */
    boolean isGuarded() {
        return !guard.equals(Guard.OPEN);
    }
}
