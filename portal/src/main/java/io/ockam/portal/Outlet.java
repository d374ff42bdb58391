package io.ockam.portal;

import io.netty.channel.Channel;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.log.Warnings;
import io.ockam.core.net.HostPort;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Ends;
import io.ockam.portal.connection.PortalCounters;
import io.ockam.portal.connection.PortalEnd;
import io.ockam.portal.connection.Surroundings;
import io.ockam.portal.protocol.Capabilities;
import io.ockam.portal.protocol.PortalMessage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Connects to a TCP server for everybody who says Ping to its address.
 *
 * <p>A Ping that is denied, or whose connection fails, is answered with Disconnect, so that nobody waits in vain. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the channel, and that is seen
public final class Outlet implements AutoCloseable {
    private static final Warnings WARNINGS = new Warnings(LoggerFactory.getLogger(Outlet.class), System::nanoTime);

    private final Address address;
    private final Target target;
    private final int most;
    private final Surroundings around;
    private final Ends ends;
    private final Workers workers;
    private final AtomicInteger connecting = new AtomicInteger();

    private Outlet(Portals portals, Address address, HostPort target, OutletOptions options) {
        this.address = address;
        this.workers = portals.workers();
        this.most = options.most();
        this.around = new Surroundings("tcp-outlet " + address.name(), workers, options.guard(), portals.times(),
                new PortalCounters(portals.clock()), portals.budget(), options.observer(),
                portals.leadsOn(), portals.sockets().affinity());
        this.target = new Target(target, portals.sockets(), around.affinity(), options);
        this.ends = new Ends(around.affinity(), portals.times());
    }

    static Outlet start(Portals portals, String name, HostPort target, OutletOptions options) {
        Outlet outlet = new Outlet(portals, Address.local(name), target, options);
        Worker listener = outlet::receive;
        try {
            portals.workers().start(WorkerOptions.at(outlet.address).inline(), listener);
        } catch (OckamException e) {
            outlet.ends.close();
            throw e;
        }
        options.consumes().forEach(flow -> portals.workers().flowControls().addConsumer(outlet.address, flow));
        return outlet;
    }

    public Address address() {
        return address;
    }

    public HostPort target() {
        return target.peer();
    }

    private void receive(Context context, Message message) {
        if (!(PortalMessage.decode(message.payload()) instanceof PortalMessage.Ping(Optional<Capabilities> told))) {
            WARNINGS.warn(() -> around.name() + ": a message that is no Ping was dropped");
            return;
        }
        if (around.guard().incoming(message) instanceof Verdict.Denied denied) {
            around.observer().denied(denied.why());
            refuse(context, message, told, denied.why(), denied.why());
        } else if (ends.size() + connecting.get() >= most) {
            refuse(context, message, told, "more than " + most + " connections", "it has too many connections");
        } else {
            connecting.incrementAndGet();
            around.affinity().preferThisThread();
            target.connect(channel -> connected(channel, context, message, told), why -> {
                connecting.decrementAndGet();
                around.observer().failed(why);
                refuse(context, message, told, why, "its target cannot be reached");
            });
        }
    }

    private void connected(Channel channel, Context context, Message ping, Optional<Capabilities> told) {
        try {
            ends.add(PortalEnd.answer(channel, around, ping, told, ends::remove));
        } catch (OckamException e) {
            channel.close();
            refuse(context, ping, told, e.getMessage(), "it is closing");
        } finally {
            connecting.decrementAndGet();
        }
    }

    private void refuse(Context context, Message ping, Optional<Capabilities> told, String why, String reason) {
        WARNINGS.warn(() -> around.name() + ": a connection was refused: " + why);
        around.counters().failed(why);
        PortalMessage disconnect = new PortalMessage.Disconnect(told.map(_ -> reason));
        context.offer(new LocalMessage(ping.returnRoute(), Route.of(address), disconnect.encode()));
    }

    public PortalCounters.Snapshot statistics() {
        return around.counters().snapshot();
    }

    /** Refuses new connections, and ends those that there are. */
    @Override
    public void close() {
        if (workers.exists(address)) {
            workers.stop(address);
        }
        ends.close();
    }
}
