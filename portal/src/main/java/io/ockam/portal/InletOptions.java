package io.ockam.portal;

import io.ockam.portal.connection.Guard;
import io.ockam.portal.connection.PortalObserver;

/**
 * How an inlet behaves. Immutable; every method gives another one.
 *
 * @param most how many clients there may be at once; more are closed as they come
 */
public record InletOptions(Guard guard, PortalObserver observer, int most) {
    /** For everybody, up to 16,384 clients. */
    public static InletOptions defaults() {
        return new InletOptions(Guard.OPEN, PortalObserver.NONE, 16_384);
    }

    public InletOptions guardedBy(Guard changed) {
        return new InletOptions(changed, observer, most);
    }

    public InletOptions observedBy(PortalObserver changed) {
        return new InletOptions(guard, changed, most);
    }

    public InletOptions withMost(int clients) {
        return new InletOptions(guard, observer, clients);
    }
}
