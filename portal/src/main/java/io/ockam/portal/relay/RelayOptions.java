package io.ockam.portal.relay;

import io.ockam.core.Message;
import io.ockam.core.flow.FlowControlId;
import io.ockam.identity.policy.Verdict;
import java.util.List;

/**
 * How a relay service behaves. Immutable.
 *
 * @param admission who may have which relay
 * @param serviceFlows the flows whose messages may reach the service
 * @param relayFlows the flows whose messages may reach relays
 */
public record RelayOptions(Admission admission, List<FlowControlId> serviceFlows, List<FlowControlId> relayFlows) {
    /** Decides about a registration, on a pool thread: at once, from memory. */
    @FunctionalInterface
    public interface Admission {
        /** @param name what the relay shall be called, without prefix */
        Verdict judge(Message registration, String name);
    }

    public RelayOptions {
        serviceFlows = List.copyOf(serviceFlows);
        relayFlows = List.copyOf(relayFlows);
    }

    /** Everybody may register, and is reached by workers of this node only. */
    public static RelayOptions open() {
        return new RelayOptions((_, _) -> Verdict.allowed(), List.of(), List.of());
    }

    public RelayOptions admitting(Admission changed) {
        return new RelayOptions(changed, serviceFlows, relayFlows);
    }

    /** Both the service and its relays can be reached by these. */
    public RelayOptions reachableBy(List<FlowControlId> flows) {
        return new RelayOptions(admission, flows, flows);
    }
}
