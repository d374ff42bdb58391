package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.worker.Workers;
import io.ockam.identity.Identifier;

/**
 * Where others ask for channels with an identity of this node. Thread-safe.
 *
 * @param mine the identity
 * @param flow of everything that comes out of its channels
 */
public record SecureChannelListener(Address address, Identifier mine, FlowControlId flow, boolean keyExchangeOnly,
        Workers workers) implements AutoCloseable {
    /** Lets the channels of this listener reach {@code service}. */
    public void admit(Address service) {
        workers.flowControls().addConsumer(service, flow);
    }

    /** Takes no more requests; its channels stay. Again does nothing. */
    @Override
    public void close() {
        try {
            workers.stop(address);
        } catch (OckamException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }
}
