package io.ockam.daemon.portal;

import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.HostPort;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.daemon.policy.GuardedKinds;
import io.ockam.daemon.policy.Guards;
import io.ockam.daemon.policy.PolicyKind;
import io.ockam.daemon.policy.RelayGate;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.node.Node;
import io.ockam.portal.Outlet;
import io.ockam.portal.OutletOptions;
import io.ockam.state.Petnames;
import io.ockam.state.ResourceRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Outlets. Each has its policy before it is open; without an authority the node's own listener leads to it as well. */
public final class OutletKind implements ResourceKind {
    private static final String DEFAULT = "outlet";
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final Node node;
    private final Ledger ledger;
    private final PolicyKind policies;
    private final Guards guards;
    private final RelayGate gate;
    private final List<FlowControlId> flows;
    private final Supplier<SSLContext> tls;
    private final Petnames names = new Petnames();
    private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();

    /**
     * @param flows what comes in there reaches the outlets
     * @param tls whose certificates are trusted; asked when an outlet needs it
     */
    public OutletKind(Node node, Ledger ledger, PolicyKind policies, Guards guards, RelayGate gate,
            List<FlowControlId> flows, Supplier<SSLContext> tls) {
        this.node = node;
        this.ledger = ledger;
        this.policies = policies;
        this.guards = guards;
        this.gate = gate;
        this.flows = flows;
        this.tls = tls;
    }

    @Override
    public String name() {
        return GuardedKinds.OUTLET;
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(PortalApi.OUTLETS, _ -> list());
        router.on(PortalApi.CREATE_OUTLET, call -> {
            OutletStatus made = create(call.body());
            return made.withProblem(TargetName.problem(HostPort.parse(made.to()), LOOK_UP));
        });
        router.on(PortalApi.OUTLET, call -> status(find(call.parameter(0))));
        router.on(PortalApi.DELETE_OUTLET, call -> delete(call.parameter(0)));
    }

    private synchronized OutletStatus create(OutletRequest asked) {
        OutletRequest wanted = asked.at(asked.address().orElseGet(this::freeAddress));
        String address = wanted.address().orElseThrow();
        if (node.workers().exists(Address.local(address))) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, outlets.containsKey(address)
                    ? "A TCP outlet with address '0#" + address + "' already exists"
                    : "Failed to create outlet: there is another worker at 0#" + address,
                    "Choose another address.", null);
        }
        HostPort.parse(wanted.to());
        return policies.under(wanted.policy(), resource(address), () -> {
            Outlet outlet = start(wanted);
            ledger.made(this, address, wanted.toJson(), () -> end(address));
            return status(outlet);
        });
    }

    private String freeAddress() {
        return node.workers().exists(Address.local(DEFAULT))
                ? names.next(name -> node.workers().exists(Address.local(name.value()))).value()
                : DEFAULT;
    }

    @Override
    public void restore(ResourceRecord kept) {
        start(OutletRequest.BODY.of(kept.body()));
    }

    private Outlet start(OutletRequest wanted) {
        String address = wanted.address().orElseThrow();
        OutletOptions options = OutletOptions.defaults()
                .guardedBy(guards.behindRelays(resource(address), wanted.policy().isPresent()))
                .observedBy(new PortalEvents(ledger, this, address, System::nanoTime)).asConsumer(flows);
        Outlet outlet = node.portals().outlet(address, HostPort.parse(wanted.to()),
                wanted.tls() ? options.tls(tls.get()) : options);
        outlets.put(address, outlet);
        gate.leaveTo(outlet.address());
        return outlet;
    }

    private synchronized Nothing delete(String address) {
        boolean known = outlets.containsKey(address);
        boolean kept = ledger.forget(this, address);
        if (!known && !kept) {
            throw notFound(address);
        }
        end(address);
        policies.left(resource(address));
        return Nothing.NOTHING;
    }

    private void end(String address) {
        Optional.ofNullable(outlets.remove(address)).ifPresent(outlet -> {
            gate.take(outlet.address());
            outlet.close();
        });
    }

    private static Resource resource(String address) {
        return new Resource(address, ResourceType.TCP_OUTLET);
    }

    private Outlet find(String address) {
        return Optional.ofNullable(outlets.get(address)).orElseThrow(() -> notFound(address));
    }

    private static OckamException notFound(String address) {
        return new OckamException(ErrorCode.NOT_FOUND, "Outlet with address 0#" + address + " not found");
    }

    private List<OutletStatus> list() {
        return outlets.values().stream().sorted(Comparator.comparing(Outlet::address)).map(OutletKind::status).toList();
    }

    private static OutletStatus status(Outlet outlet) {
        return new OutletStatus(outlet.target().toString(), outlet.address(), Optional.empty(),
                Figures.traffic(outlet.statistics()), Optional.empty());
    }

    @Override
    public void describe(Description description) {
        for (OutletStatus outlet : list()) {
            description.addOutlet(outlet);
            description.addService(new ServiceStatus(outlet.workerAddr().name(), name()));
        }
    }

    @Override
    public void close() {
        outlets.values().forEach(Outlet::close);
    }
}
