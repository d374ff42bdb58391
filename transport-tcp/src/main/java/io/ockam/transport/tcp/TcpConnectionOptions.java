package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one connection is made. What is not given is chosen at random. Immutable; every method gives another one.
 *
 * @param flow controls what the peer may reach
 * @param consumerOf flows that may reach the connection's sender, and so the peer
 * @param timeout instead of the transport's
 */
public record TcpConnectionOptions(Optional<Address> sender, Optional<Address> receiver, Optional<FlowControlId> flow,
        List<FlowControlId> consumerOf, Optional<Duration> timeout) {
    private static final TcpConnectionOptions DEFAULTS = new TcpConnectionOptions(Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Optional.empty());

    public TcpConnectionOptions {
        consumerOf = List.copyOf(consumerOf);
    }

    public static TcpConnectionOptions defaults() {
        return DEFAULTS;
    }

    /** Addresses that a connection had before, so that routes which name them go on working. */
    public TcpConnectionOptions withAddresses(Address sending, Address receiving) {
        return new TcpConnectionOptions(Optional.of(sending), Optional.of(receiving), flow, consumerOf, timeout);
    }

    public TcpConnectionOptions withFlow(FlowControlId id) {
        return new TcpConnectionOptions(sender, receiver, Optional.of(id), consumerOf, timeout);
    }

    /** Lets what {@code id} brings in reach the peer; may be repeated. */
    public TcpConnectionOptions asConsumer(FlowControlId id) {
        List<FlowControlId> more = new ArrayList<>(consumerOf);
        more.add(id);
        return new TcpConnectionOptions(sender, receiver, flow, more, timeout);
    }

    public TcpConnectionOptions withTimeout(Duration connect) {
        return new TcpConnectionOptions(sender, receiver, flow, consumerOf, Optional.of(connect));
    }
}
