package io.ockam.node.connect;

import io.ockam.core.Address;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.Workers;
import io.ockam.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens what a multi-address names.
 *
 * <p>Each {@link Step} in its turn looks for its components and opens them until it finds none; what was opened stands in the address as the
 * worker that leads there, so that a later step goes through it:
 *
 * <pre>
 *   /ip4/10.0.0.1/tcp/4000/secure/api/service/echo
 *   /service/5f…e1        /secure/api/service/echo      a TCP connection
 *   /service/c0…9a                   /service/echo      a secure channel through it
 *   [c0…9a, echo]                                       the route
 * </pre>
 *
 * Immutable and thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Multi-addresses"</a>
 */
public final class Connector {
    /** What the far side of a link may reach here to make a secure channel. */
    private static final List<Address> LISTENERS = List.of(Address.local("key_exchanger"), Address.local("api"));
    private static final List<Address> SERVICES = List.of(Address.local("uppercase"), Address.local("echo"));

    private final Workers workers;
    private final List<Step> steps;
    private final List<Address> reachable;

    private Connector(Workers workers, List<Step> steps, List<Address> reachable) {
        this.workers = workers;
        this.steps = List.copyOf(steps);
        this.reachable = List.copyOf(reachable);
    }

    /** Knows TCP. The far sides of its links reach here listeners for secure channels, {@code echo} and {@code uppercase}. */
    public static Connector of(Workers workers, TcpTransport tcp) {
        return new Connector(workers, List.of(new TcpStep(tcp)),
                Stream.concat(LISTENERS.stream(), SERVICES.stream()).toList());
    }

    /** One whose far sides have to make a secure channel before they reach anything. */
    public Connector forChannelsOnly() {
        return new Connector(workers, steps, LISTENERS);
    }

    /** One that takes {@code step} after all of its steps, as a secure channel, which goes through a connection. */
    public Connector then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Connector(workers, more, reachable);
    }

    /**
     * Opens everything that {@code address} names. Blocks.
     *
     * @param timeout for all of it
     * @return to be closed by whoever asked
     * @throws OckamException {@code INVALID} if the address names something that no step opens; what a step throws. Nothing is open then
     */
    public Connection connect(MultiAddress address, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Link> links = new ArrayList<>();
        boolean done = false;
        try {
            List<Component> rest = address.components();
            for (Step step : steps) {
                for (Optional<Stretch> next = step.find(rest); next.isPresent(); next = step.find(rest)) {
                    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                    rest = open(step, next.get(), rest, left, links);
                }
            }
            Route route = new MultiAddress(rest).route();
            if (!links.isEmpty()) {
                reachable.forEach(worker -> workers.flowControls().addConsumer(worker, links.getLast().flow()));
            }
            done = true;
            return new Connection(route, transportRoute(route), links);
        } finally {
            if (!done) {
                new Connection(Route.EMPTY, Route.EMPTY, links).close();
            }
        }
    }

    private static List<Component> open(Step step, Stretch stretch, List<Component> address, Duration left,
            List<Link> links) {
        List<Component> before = address.subList(0, stretch.from());
        Link link = step.open(new MultiAddress(before).route(), Link.lost(links),
                address.subList(stretch.from(), stretch.to()), left);
        links.add(link);
        List<Component> rest = new ArrayList<>(stretch.leads() ? List.of() : before);
        rest.add(Protocol.SERVICE.of(link.address().name()));
        rest.addAll(address.subList(stretch.to(), address.size()));
        return rest;
    }

    /** The last hop belongs to the way only if it leads out of this node itself. */
    private Route transportRoute(Route route) {
        if (route.isEmpty() || workers.metadata(route.last()).map(Metadata::terminal).orElse(false)) {
            return route;
        }
        List<Address> hops = route.toList();
        return Route.of(hops.subList(0, hops.size() - 1));
    }
}
