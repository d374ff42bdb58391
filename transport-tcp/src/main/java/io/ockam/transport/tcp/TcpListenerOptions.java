package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import java.util.Optional;

/**
 * How one listener is made. What is not given is chosen at random. Immutable.
 *
 * @param address of the listener in the node
 * @param flow whose consumers all peers of this listener may reach
 */
public record TcpListenerOptions(Optional<Address> address, Optional<FlowControlId> flow) {
    private static final TcpListenerOptions DEFAULTS = new TcpListenerOptions(Optional.empty(), Optional.empty());

    public static TcpListenerOptions defaults() {
        return DEFAULTS;
    }

    public TcpListenerOptions withAddress(Address changed) {
        return new TcpListenerOptions(Optional.of(changed), flow);
    }

    public TcpListenerOptions withFlow(FlowControlId id) {
        return new TcpListenerOptions(address, Optional.of(id));
    }
}
