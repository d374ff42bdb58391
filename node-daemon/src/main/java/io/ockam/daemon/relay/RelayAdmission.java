package io.ockam.daemon.relay;

import io.ockam.core.Message;
import io.ockam.daemon.policy.Guards;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.identity.policy.Subject;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Guard;
import io.ockam.portal.relay.RelayOptions;
import java.util.Optional;

/**
 * Who may have a relay at this node: everybody, unless it trusts an authority; then those to whom that attests the attribute
 * {@code ockam-relay}, with the name or {@code *} as its value. A policy for {@code forwarding_service} holds in any case.
 */
public final class RelayAdmission implements RelayOptions.Admission {
    private static final String ATTRIBUTE = "ockam-relay";

    private final Guard guard;
    private final Optional<PeerAttributes> authority;

    /** @param authority what the authority that the node trusts attests, if it trusts one */
    public RelayAdmission(Guards guards, Optional<PeerAttributes> authority) {
        this.guard = guards.of(new Resource("forwarding_service", ResourceType.RELAY), false);
        this.authority = authority;
    }

    @Override
    public Verdict judge(Message registration, String name) {
        if (authority.isPresent()) {
            Optional<String> peer = Subject.identifier(registration.localInfo());
            Optional<String> granted = peer.flatMap(authority.get()::of)
                    .flatMap(attributes -> Optional.ofNullable(attributes.get(ATTRIBUTE)));
            if (granted.filter(value -> value.equals("*") || value.equals(name)).isEmpty()) {
                return new Verdict.Denied(
                        peer.orElse("somebody without a secure channel") + " has no credential for it");
            }
        }
        return guard.incoming(registration);
    }
}
