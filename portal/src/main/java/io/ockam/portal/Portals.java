package io.ockam.portal;

import io.ockam.core.Address;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.worker.Workers;
import io.ockam.portal.connection.PortalTimes;
import io.ockam.portal.connection.WindowBudget;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * The inlets and outlets of one node.
 *
 * <pre>{@code
 * Portals portals = Portals.of(runtime, Sockets.start("n1", 2));
 * portals.outlet("outlet", HostPort.parse("127.0.0.1:5432"), OutletOptions.defaults());
 * Inlet inlet = portals.inlet("db", IpPort.parse("127.0.0.1:0"), InletOptions.defaults());
 * inlet.open(Route.of("outlet"));
 * }</pre>
 *
 * <p>Thread-safe. Inlets and outlets end with the runtime.
 *
 * @param budget what the windows of all its portals may take together beyond the least
 * @param leadsOn whether a hop leads on from this node; a portal whose way begins with one that does not is closed
 */
public record Portals(Workers workers, Sockets sockets, PortalTimes times, Clock clock, WindowBudget budget,
        Predicate<Address> leadsOn) {
    /** With the usual times. */
    public static Portals of(Workers workers, Sockets sockets) {
        return new Portals(workers, sockets, PortalTimes.DEFAULT, Clock.systemUTC(), WindowBudget.standard(),
                workers::exists);
    }

    public Portals with(PortalTimes changed) {
        return new Portals(workers, sockets, changed, clock, budget, leadsOn);
    }

    /** For nodes whose hops may be there and lead nowhere, as channels do whose connection is gone. */
    public Portals over(Predicate<Address> leading) {
        return new Portals(workers, sockets, times, clock, budget, leading);
    }

    /** An inlet that is closed to clients until {@link Inlet#open}. */
    public Inlet inlet(String alias, IpPort address, InletOptions options) {
        return new Inlet(this, alias, address, options);
    }

    /**
     * Starts an outlet at the address {@code name}.
     *
     * @throws io.ockam.core.OckamException {@code ALREADY_EXISTS} if the address is taken
     */
    public Outlet outlet(String name, HostPort target, OutletOptions options) {
        return Outlet.start(this, name, target, options);
    }
}
