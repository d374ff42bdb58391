package io.ockam.portal.intercept;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.portal.protocol.PortalMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hop in front of outlets, or behind inlets, that gives every connection an {@link Interceptor} of its own.
 *
 * <pre>
 *   inlet ── Ping ──▶ service ──▶ toward the outlet ──▶ …      the service makes the pair and is out of the way from then on
 *   inlet ◀── Pong ── toward the inlet ◀── …
 * </pre>
 *
 * @see <a href="../../../../../../../../docs/protocol/portals.md">Portals, "Interceptors"</a>
 */
public final class InterceptorService implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(InterceptorService.class);

    private final boolean besideInlets;
    private final Optional<FlowControlId> reaches;
    private final Supplier<? extends Interceptor> interceptors;

    private InterceptorService(boolean besideInlets, Optional<FlowControlId> reaches,
            Supplier<? extends Interceptor> interceptors) {
        this.besideInlets = besideInlets;
        this.reaches = reaches;
        this.interceptors = interceptors;
    }

    /**
     * At the node of inlets, whose routes begin with {@code name}.
     *
     * @param incoming judges what comes back from outlets
     */
    public static void besideInlets(Workers workers, String name, AccessControl incoming,
            Supplier<? extends Interceptor> interceptors) {
        workers.start(WorkerOptions.at(name).incoming(incoming),
                new InterceptorService(true, Optional.empty(), interceptors));
    }

    /**
     * At the node of outlets, which stand behind {@code name} in routes.
     *
     * @param incoming judges what comes from inlets
     * @param reaches the flow whose consumers it may send to: the outlets
     */
    public static void besideOutlets(Workers workers, String name, AccessControl incoming, FlowControlId reaches,
            Supplier<? extends Interceptor> interceptors) {
        workers.start(WorkerOptions.at(name).incoming(incoming),
                new InterceptorService(false, Optional.of(reaches), interceptors));
    }

    @Override
    public void receive(Context context, Message message) {
        if (!(PortalMessage.decode(message.payload()) instanceof PortalMessage.Ping)) {
            LOG.debug("{}: a message that is no Ping was dropped", context.address());
            return;
        }
        Workers workers = context.workers();
        Route onward = message.onwardRoute().rest();
        Interceptor interceptor = interceptors.get();
        Address toOutlet = workers.newAddress();
        Address toInlet = workers.newAddress();
        Passage out = new Passage(toInlet, besideInlets ? Optional.empty() : Optional.of(onward), interceptor::toOutlet,
                false);
        Passage back = new Passage(toOutlet,
                besideInlets ? Optional.of(Route.of(message.returnRoute().first())) : Optional.empty(),
                interceptor::toInlet, true);
        workers.start(WorkerOptions.of(new Mailbox(toOutlet, AccessControl.ALLOW_ALL, outgoing(workers, toOutlet))),
                out);
        workers.start(WorkerOptions.at(toInlet), back);
        admit(workers.flowControls(), message, onward, toOutlet, toInlet);
        context.forward(new LocalMessage(onward.prepend(toOutlet), message.returnRoute(), message.payload(),
                message.localInfo()));
    }

    /** Beside outlets it sends to what its flow reaches, as whoever brings messages into a node. */
    private AccessControl outgoing(Workers workers, Address toOutlet) {
        if (reaches.isEmpty()) {
            return AccessControl.ALLOW_ALL;
        }
        FlowControls flows = workers.flowControls();
        FlowControlId own = flows.newId();
        flows.addProducer(toOutlet, own, reaches, List.of());
        return flows.outgoing(own, reaches);
    }

    private void admit(FlowControls flows, Message ping, Route onward, Address toOutlet, Address toInlet) {
        if (besideInlets) {
            flows.producerBehind(onward.first()).ifPresent(next -> flows.addConsumer(toInlet, next.id()));
        } else {
            flows.producer(ping.source()).ifPresent(from -> flows.addConsumer(toOutlet, from.id()));
        }
    }
}
