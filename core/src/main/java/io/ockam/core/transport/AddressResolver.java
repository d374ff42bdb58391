package io.ockam.core.transport;

import io.ockam.core.Address;
import java.util.Optional;

/** Turns an address outside this node into one inside; empty if it is none of its own. May block; throws if it fails. */
@FunctionalInterface
public interface AddressResolver {
    Optional<Resolved> resolve(Address address);

    /**
     * @param local stands for the other node in routes
     * @param disconnect undoes the resolution
     */
    record Resolved(Address local, Runnable disconnect) {}

    /** Only {@code address}, which is already connected by {@code local}; disconnecting leaves that alone. */
    static AddressResolver exact(Address address, Address local) {
        Resolved resolved = new Resolved(local, () -> {});
        return asked -> asked.equals(address) ? Optional.of(resolved) : Optional.empty();
    }

    /** Every address of the transport's type. */
    static AddressResolver ofType(Transport transport) {
        return asked -> asked.type() == transport.type() ? Optional.of(connect(transport, asked)) : Optional.empty();
    }

    /** Addresses of the transport's type whose name starts with {@code prefix}. */
    static AddressResolver ofPrefix(String prefix, Transport transport) {
        return asked -> asked.type() == transport.type() && asked.name().startsWith(prefix)
                ? Optional.of(connect(transport, asked))
                : Optional.empty();
    }

    private static Resolved connect(Transport transport, Address address) {
        Address local = transport.resolve(address);
        return new Resolved(local, () -> transport.disconnect(local));
    }
}
