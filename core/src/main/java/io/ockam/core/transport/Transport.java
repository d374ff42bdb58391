package io.ockam.core.transport;

import io.ockam.core.Address;

/**
 * Carries messages to other nodes, for addresses of one type.
 *
 * <p>A connection is a worker, whose address stands for the peer in routes and which takes itself from the onward route before
 * it writes a message; and an entrance, from which the peer's messages come with the worker's address put in front of their
 * return route.
 */
public interface Transport {
    /** The type of addresses that it resolves, such as {@link Address#TCP}. */
    int type();

    /**
     * Connects to {@code address}, always anew. May block.
     *
     * @return the local address of the connection's sending worker
     * @throws io.ockam.core.OckamException {@code INVALID} if it cannot read the address, {@code UNAVAILABLE} if nobody answers
     *         there
     */
    Address resolve(Address address);

    /**
     * Ends the connection with this sending worker, after what is queued there was written.
     *
     * @throws io.ockam.core.OckamException {@code NOT_FOUND} if it has none
     */
    void disconnect(Address sender);
}
