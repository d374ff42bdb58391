package io.ockam.daemon.relay;

import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.control.handler.Call;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.daemon.policy.GuardedKinds;
import io.ockam.daemon.policy.Guards;
import io.ockam.daemon.policy.PolicyKind;
import io.ockam.daemon.policy.RelayGate;
import io.ockam.daemon.session.FirstAttempt;
import io.ockam.daemon.session.Reach;
import io.ockam.daemon.session.Sessions;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.node.Node;
import io.ockam.portal.relay.RelayService;
import io.ockam.state.ResourceRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Relays that this node has at others. Those that others have here are made by {@link RelayService}, and are told as services. */
public final class RelayKind implements ResourceKind {
    private static final String NAME = GuardedKinds.RELAY;
    /** An attempt connects, opens a channel perhaps, and waits for the relay node's answer. */
    private static final FirstAttempt FIRST = new FirstAttempt(NAME, Duration.ofSeconds(60));

    private final Node node;
    private final Ledger ledger;
    private final PolicyKind policies;
    private final Guards guards;
    private final RelayGate gate;
    private final Reach reach;
    private final Sessions sessions;
    private final Map<String, RunningRelay> relays = new ConcurrentHashMap<>();

    public RelayKind(Node node, Ledger ledger, PolicyKind policies, Guards guards, RelayGate gate, Reach reach,
            Sessions sessions) {
        this.node = node;
        this.ledger = ledger;
        this.policies = policies;
        this.guards = guards;
        this.gate = gate;
        this.reach = reach;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(PortalApi.RELAYS, _ -> list());
        router.on(PortalApi.CREATE_RELAY, this::create);
        router.on(PortalApi.RELAY, call -> find(call.parameter(0)).status());
        router.on(PortalApi.DELETE_RELAY, call -> delete(call.parameter(0)));
    }

    private RelayStatus create(Call<RelayRequest> call) {
        RunningRelay made = make(call.body());
        if (call.body().waits()) {
            FIRST.await(made.session(), call.deadline());
        }
        return made.status();
    }

    private synchronized RunningRelay make(RelayRequest wanted) {
        MultiAddress.parse(wanted.at());
        reach.check(Optional.empty(), wanted.authorized());
        if (relays.containsKey(wanted.name())) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS,
                    "Failed to create relay at " + wanted.at() + " with name "
                            + wanted.name() + ". A relay with the name '" + wanted.name() + "' already exists",
                    "Choose another name.", null);
        }
        return policies.under(wanted.policy(), policed(wanted.name()), () -> {
            ledger.made(this, wanted.name(), wanted.toJson(), () -> {});
            return start(wanted);
        });
    }

    @Override
    public void restore(ResourceRecord kept) {
        start(RelayRequest.BODY.of(kept.body()));
    }

    private RunningRelay start(RelayRequest wanted) {
        RunningRelay running = new RunningRelay(wanted, node, reach, gate,
                wanted.policy().map(_ -> guards.ofRelay(wanted.name())),
                connector -> sessions.start(NAME, this, wanted.name(), connector));
        relays.put(wanted.name(), running);
        return running;
    }

    private synchronized Nothing delete(String name) {
        boolean hadPolicy = ledger.kept(this, name).filter(GuardedKinds::has).isPresent();
        boolean kept = ledger.forget(this, name);
        Optional<RunningRelay> running = Optional.ofNullable(relays.remove(name));
        if (!kept && running.isEmpty()) {
            throw new OckamException(ErrorCode.NOT_FOUND, "Relay with address " + name + " not found.");
        }
        running.ifPresent(RunningRelay::close);
        if (hadPolicy) {
            policies.left(policed(name));
        }
        return Nothing.NOTHING;
    }

    /** What policies see of a relay that is made with one. */
    private static Resource policed(String name) {
        return new Resource(name, ResourceType.RELAY);
    }

    private RunningRelay find(String name) {
        return Optional.ofNullable(relays.get(name)).orElseThrow(
                () -> new OckamException(ErrorCode.NOT_FOUND, "Relay with alias " + name + " not found."));
    }

    private List<RelayStatus> list() {
        return relays.values().stream().map(RunningRelay::status).sorted(Comparator.comparing(RelayStatus::name))
                .toList();
    }

    @Override
    public void describe(Description description) {
        list().forEach(description::addRelay);
        if (node.workers().exists(RelayService.SERVICE)) {
            String service = RelayService.SERVICE.name();
            description.addService(new ServiceStatus(service, service));
        }
        node.workers().list().stream().filter(address -> address.name().startsWith(RelayService.PREFIX)).sorted()
                .forEach(relay -> description.addService(new ServiceStatus(relay.name(), name())));
    }

    @Override
    public void close() {
        relays.values().forEach(RunningRelay::leave);
    }
}
