package io.ockam.node.service;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services of one node. One that was stopped in whatever way is no longer listed. Thread-safe. */
public final class Services {
    private final Workers workers;
    private final Map<Address, ServiceKind> started = new ConcurrentHashMap<>();

    public Services(Workers workers) {
        this.workers = workers;
    }

    /** A service that a user may address. */
    public record Service(ServiceKind kind, Address address) implements Comparable<Service> {
        /** By kind, then by address. */
        @Override
        public int compareTo(Service other) {
            int kinds = kind.compareTo(other.kind);
            return kinds != 0 ? kinds : address.compareTo(other.address);
        }
    }

    /**
     * Starts a service that takes messages from anybody in this node.
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if a worker has that address
     */
    public Service start(ServiceKind kind, Address address) {
        return start(kind, address, AccessControl.ALLOW_ALL);
    }

    /** As {@link #start(ServiceKind, Address)}, for messages that {@code incoming} allows. */
    public Service start(ServiceKind kind, Address address, AccessControl incoming) {
        try {
            workers.start(kind.options(WorkerOptions.at(address).incoming(incoming)), kind.worker());
        } catch (OckamException e) {
            throw e.code() == ErrorCode.ALREADY_EXISTS ? taken(address, e) : e;
        }
        started.put(address, kind);
        return new Service(kind, address);
    }

    private OckamException taken(Address address, OckamException cause) {
        ServiceKind there = started.get(address);
        String what = there == null ? "a worker" : there.noun() + " service";
        return new OckamException(ErrorCode.ALREADY_EXISTS, what + " already exists at " + address,
                "Choose another address.", cause);
    }

    /** Stops the service at {@code address}, which is not listed any more. As {@link Workers#stop}. */
    public void stop(Address address) {
        workers.stop(address);
        started.remove(address);
    }

    /** By kind, those of one kind by address. */
    public List<Service> list() {
        started.keySet().removeIf(address -> !workers.exists(address));
        return started.entrySet().stream().map(entry -> new Service(entry.getValue(), entry.getKey()))
                .sorted().toList();
    }

    /** The addresses of all services of one kind. */
    public List<Address> addresses(ServiceKind kind) {
        return list().stream().filter(service -> service.kind() == kind).map(Service::address).toList();
    }
}
