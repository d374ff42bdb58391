package io.ockam.core.runtime.internal.routing;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalInfo;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.log.Warnings;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of addresses, and the way of a message through it. Thread-safe, never waits. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<Address, Binding> table = new ConcurrentHashMap<>();
    private final Map<Integer, Address> external = new ConcurrentHashMap<>();
    private final FlowControls flowControls;
    private final Warnings denials = new Warnings(LOG, System::nanoTime);

    public Router(FlowControls flowControls) {
        this.flowControls = flowControls;
    }

    /**
     * Sends from an own address: looks up the first hop, asks the outgoing access control, hands over.
     *
     * @throws OckamException {@code incomplete route} if there is no first hop; what the access control throws
     */
    public Delivery send(Binding from, Route onward, Route back, Payload payload, List<LocalInfo> info,
            @Nullable Source origin) {
        Binding to = find(onward.first());
        if (to == null) {
            return new Delivery.NoSuchWorker(onward.first());
        }
        Envelope envelope = new Envelope(from.address, to, onward, back, payload, info, origin);
        AccessControl outgoing = from.outgoing;
        if (!from.sendsAnything && !outgoing.allows(envelope)) {
            denials.warn(() -> "Message sent from " + from.address + " to " + to.address
                    + " did not pass outgoing access control " + outgoing);
            return new Delivery.Denied(from.address, outgoing);
        }
        return to.recipient.accept(envelope);
    }

    @Nullable
    public Binding find(Address address) {
        if (address.isLocal()) {
            return table.get(address);
        }
        Address router = external.get(address.type());
        return router == null ? null : table.get(router);
    }

    /** Asked by the owner of {@code envelope} before it is handled. */
    public boolean admits(Envelope envelope) {
        AccessControl incoming = envelope.to.incoming;
        if (envelope.to.takesAnything || incoming.allows(envelope)) {
            return true;
        }
        denials.warn(() -> "Message received from " + envelope.source() + " for " + envelope.destination()
                + " did not pass incoming access control " + incoming);
        return false;
    }

    public void register(int type, Address router) {
        if (external.putIfAbsent(type, router) != null) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, "A router for addresses of type " + type + " exists");
        }
    }

    /** Registers all addresses or none. An owner that is stopping gives its addresses up. */
    public void add(List<Binding> bindings) {
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            Binding there = table.putIfAbsent(binding.address, binding);
            while (there != null) {
                if (!there.recipient.isStopping()) {
                    bindings.subList(0, i).forEach(taken -> table.remove(taken.address, taken));
                    throw new OckamException(ErrorCode.ALREADY_EXISTS,
                            "There is a worker at " + binding.address + " already");
                }
                if (table.replace(binding.address, there, binding)) {
                    flowControls.cleanUp(binding.address);
                    break;
                }
                there = table.putIfAbsent(binding.address, binding);
            }
        }
    }

    /** Frees the addresses that are still theirs, and everything that was registered for them. The primary address goes last: while it is there, the others may be. */
    public void free(List<Binding> bindings) {
        for (Binding binding : bindings.reversed()) {
            if (table.remove(binding.address, binding)) {
                flowControls.cleanUp(binding.address);
            }
        }
    }

    public Set<Recipient> recipients() {
        return table.values().stream().map(binding -> binding.recipient).collect(Collectors.toSet());
    }

    public int size() {
        return table.size();
    }
}
