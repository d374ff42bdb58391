package io.ockam.daemon.portal;

import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.handler.Call;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.net.IpPort;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.daemon.policy.GuardedKinds;
import io.ockam.daemon.policy.Guards;
import io.ockam.daemon.policy.PolicyKind;
import io.ockam.daemon.session.FirstAttempt;
import io.ockam.daemon.session.Reach;
import io.ockam.daemon.session.Sessions;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.node.Node;
import io.ockam.portal.Inlet;
import io.ockam.portal.InletOptions;
import io.ockam.state.ResourceRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Inlets. Making one never fails because its outlet cannot be reached: it is down then, and its session goes on trying. */
public final class InletKind implements ResourceKind {
    private static final String NAME = GuardedKinds.INLET;
    private static final FirstAttempt FIRST = new FirstAttempt(NAME, Duration.ofSeconds(30));

    private final Node node;
    private final Ledger ledger;
    private final PolicyKind policies;
    private final Guards guards;
    private final Reach reach;
    private final Sessions sessions;
    private final Map<String, RunningInlet> inlets = new ConcurrentHashMap<>();

    public InletKind(Node node, Ledger ledger, PolicyKind policies, Guards guards, Reach reach, Sessions sessions) {
        this.node = node;
        this.ledger = ledger;
        this.policies = policies;
        this.guards = guards;
        this.reach = reach;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(PortalApi.INLETS, _ -> list());
        router.on(PortalApi.CREATE_INLET, this::create);
        router.on(PortalApi.INLET, call -> find(call.parameter(0)).status());
        router.on(PortalApi.DELETE_INLET, call -> delete(call.parameter(0)));
    }

    private InletStatus create(Call<InletRequest> call) {
        RunningInlet made = make(call.body());
        if (call.body().waits()) {
            FIRST.await(made.session(), call.deadline());
        }
        return made.status();
    }

    private synchronized RunningInlet make(InletRequest asked) {
        MultiAddress.parse(asked.to());
        reach.check(asked.identity(), asked.authorized());
        if (inlets.containsKey(asked.alias())) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS,
                    "A TCP inlet with alias '" + asked.alias() + "' already exists", "Choose another alias.", null);
        }
        IpPort address = FreePorts.resolve(asked.bind());
        String bind = address.toString();
        if (inlets.values().stream().anyMatch(other -> other.wanted().bind().equals(bind))) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS,
                    "A TCP inlet with bind tcp address '" + bind + "' already exists",
                    "Choose another port, or 0 to let the system choose one.", null);
        }
        InletRequest wanted = asked.boundTo(FreePorts.check(address).toString());
        return policies.under(wanted.policy(), resource(wanted.alias()), () -> {
            ledger.made(this, wanted.alias(), wanted.toJson(), () -> {});
            try {
                return start(wanted);
            } catch (OckamException e) {
                ledger.forget(this, wanted.alias());
                throw e;
            }
        });
    }

    @Override
    public void restore(ResourceRecord kept) {
        start(InletRequest.BODY.of(kept.body()));
    }

    private RunningInlet start(InletRequest wanted) {
        Inlet inlet = node.portals().inlet(wanted.alias(), IpPort.parse(wanted.bind()),
                InletOptions.defaults().guardedBy(guards.of(resource(wanted.alias()), wanted.policy().isPresent()))
                        .observedBy(new PortalEvents(ledger, this, wanted.alias(), System::nanoTime)));
        RunningInlet running = new RunningInlet(wanted, inlet, reach, node.workers().newAddress().name(),
                connector -> sessions.start("tcp-inlet", this, wanted.alias(), connector));
        inlets.put(wanted.alias(), running);
        return running;
    }

    private synchronized Nothing delete(String alias) {
        boolean kept = ledger.forget(this, alias);
        Optional<RunningInlet> running = Optional.ofNullable(inlets.remove(alias));
        if (!kept && running.isEmpty()) {
            throw notFound(alias);
        }
        running.ifPresent(RunningInlet::close);
        policies.left(resource(alias));
        return Nothing.NOTHING;
    }

    private static Resource resource(String alias) {
        return new Resource(alias, ResourceType.TCP_INLET);
    }

    private RunningInlet find(String alias) {
        return Optional.ofNullable(inlets.get(alias)).orElseThrow(() -> notFound(alias));
    }

    private static OckamException notFound(String alias) {
        return new OckamException(ErrorCode.NOT_FOUND, "Inlet with alias " + alias + " not found");
    }

    private List<InletStatus> list() {
        return inlets.values().stream().map(RunningInlet::status).sorted(Comparator.comparing(InletStatus::alias))
                .toList();
    }

    @Override
    public void describe(Description description) {
        list().forEach(description::addInlet);
    }

    @Override
    public void close() {
        inlets.values().forEach(RunningInlet::close);
    }
}
