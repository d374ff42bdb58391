package io.ockam.daemon.policy;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.Workers;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.identity.policy.Policies;
import io.ockam.identity.policy.PolicyControl;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.identity.policy.Subject;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Guard;
import java.util.Optional;

/** Makes the guards of the node's resources, all over the same policies. Thread-safe. */
public final class Guards {
    private final Policies policies;
    private final Workers workers;
    private final Optional<PeerAttributes> authority;
    private final RelayGate gate;

    /** @param authority what the authority that the node trusts attests, if it trusts one */
    public Guards(Policies policies, Workers workers, Optional<PeerAttributes> authority, RelayGate gate) {
        this.policies = policies;
        this.workers = workers;
        this.authority = authority;
        this.gate = gate;
    }

    /** @param hasOwn whether the resource is made with a policy of its own */
    public Guard of(Resource resource, boolean hasOwn) {
        return ResourceGuard.of(resource, policies, control(resource, Subject.sender()),
                control(resource, Subject.receiver(workers)), hasOwn || authority.isPresent());
    }

    /** As {@link #of} and, for what comes through a relay that was made with a policy, as that says. */
    public Guard behindRelays(Resource resource, boolean hasOwn) {
        Guard own = of(resource, hasOwn);
        return new Guard() {
            @Override
            public Verdict incoming(Message message) {
                return gate.judge(message) instanceof Verdict.Denied denied ? denied : own.incoming(message);
            }

            @Override
            public Verdict outgoing(Message message) {
                return own.outgoing(message);
            }
        };
    }

    /** For a relay that is made with a policy. */
    public Guard ofRelay(String name) {
        return of(new Resource(name, ResourceType.RELAY), true);
    }

    /** Of the node's {@code echo}, and of what comes to it through relays. */
    public AccessControl ofEcho(Address echo) {
        gate.leaveTo(echo);
        return new EchoAccess(behindRelays(new Resource(echo.name(), ResourceType.ECHOER), false));
    }

    private PolicyControl control(Resource resource, Subject subject) {
        return new PolicyControl(resource, policies, authority, subject, System::nanoTime);
    }
}
