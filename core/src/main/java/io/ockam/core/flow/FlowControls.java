package io.ockam.core.flow;

import io.ockam.core.Address;
import io.ockam.core.access.AccessControl;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The node's registry of producers, spawners and consumers.
 *
 * <p>A producer with its own flow {@code P} and perhaps a spawner's flow {@code S} may send to a first hop that is a consumer
 * of {@code P} or of {@code S}; nothing else is looked at. Registrations take effect at once, also for flows that do not exist
 * yet, and vanish when their address is freed. Look-ups never wait; changes are short. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Flow control"</a>
 */
public final class FlowControls {
    private final SecureRandom random;
    private record Registered(Producer producer, List<Address> additional) {}

    private final Map<Address, Registered> producers = new ConcurrentHashMap<>();
    private final Map<Address, Address> mainOf = new ConcurrentHashMap<>();
    private final Map<Address, FlowControlId> spawners = new ConcurrentHashMap<>();
    private final Consumers consumers = new Consumers();
    // How many producers own a flow, how many were spawned by it, how many spawners it has: guarded by this.
    private final Map<FlowControlId, Integer> owners = new HashMap<>();
    private final Map<FlowControlId, Integer> spawned = new HashMap<>();
    private final Map<FlowControlId, Integer> spawning = new HashMap<>();

    public FlowControls(SecureRandom random) {
        this.random = random;
    }

    /** An id that nobody has. */
    public FlowControlId newId() {
        return FlowControlId.random(random);
    }

    /** Lets what {@code id} brings in reach {@code address}: exactly this address, not another one of the same worker. */
    public synchronized void addConsumer(Address address, FlowControlId id) {
        consumers.add(address, id);
    }

    /**
     * Registers, or registers anew, who brings messages in.
     *
     * @param main the address that the messages come from
     * @param additional other addresses that stand for it in routes, such as a connection's sender
     */
    public synchronized void addProducer(Address main, FlowControlId id, Optional<FlowControlId> spawner,
            List<Address> additional) {
        owners.merge(id, 1, Integer::sum);
        spawner.ifPresent(spawnerId -> spawned.merge(spawnerId, 1, Integer::sum));
        // The old registration goes after the new one has been counted: consumers of an id that stays are kept.
        forgetProducer(main);
        producers.put(main, new Registered(new Producer(id, spawner), List.copyOf(additional)));
        mainOf.put(main, main);
        additional.forEach(address -> mainOf.put(address, main));
    }

    /** Registers, or registers anew, who makes producers. */
    public synchronized void addSpawner(Address address, FlowControlId id) {
        spawning.merge(id, 1, Integer::sum);
        forgetSpawner(address);
        spawners.put(address, id);
    }

    /** The flow of a spawner. */
    public Optional<FlowControlId> spawner(Address address) {
        return Optional.ofNullable(spawners.get(address));
    }

    /** The producer whose main address this is. */
    public Optional<Producer> producer(Address main) {
        return Optional.ofNullable(producers.get(main)).map(Registered::producer);
    }

    /** The producer whose main or additional address this is. */
    public Optional<Producer> producerBehind(Address address) {
        Address main = mainOf.get(address);
        return main == null ? Optional.empty() : producer(main);
    }

    public Set<Address> consumers(FlowControlId id) {
        return consumers.of(id);
    }

    /** The flows that may reach {@code address}. */
    public Set<FlowControlId> consumedBy(Address address) {
        return consumers.idsOf(address);
    }

    public boolean isConsumer(Address address, FlowControlId id) {
        return consumers.contains(address, id);
    }

    /** What a producer's outgoing messages are checked with. */
    public AccessControl outgoing(FlowControlId id, Optional<FlowControlId> spawner) {
        return new FlowControlOutgoing(this, id, spawner);
    }

    /** Forgets everything about an address that was freed. Called by the runtime for every address of a stopped worker. */
    public void cleanUp(Address address) {
        // Most addresses were never registered: those do not wait for the lock.
        if (spawners.containsKey(address) || mainOf.containsKey(address) || consumers.knows(address)) {
            forget(address);
        }
    }

    private synchronized void forget(Address address) {
        forgetSpawner(address);
        forgetProducer(address);
        mainOf.remove(address);
        consumers.forget(address);
    }

    private void forgetSpawner(Address address) {
        FlowControlId id = spawners.remove(address);
        if (id != null) {
            decrement(spawning, id);
            forgetUnusedSpawner(id);
        }
    }

    private void forgetProducer(Address main) {
        Registered registered = producers.remove(main);
        if (registered == null) {
            return;
        }
        mainOf.remove(main);
        registered.additional().forEach(address -> mainOf.remove(address, main));
        Producer producer = registered.producer();
        decrement(owners, producer.id());
        producer.spawner().ifPresent(id -> {
            decrement(spawned, id);
            forgetUnusedSpawner(id);
        });
        if (!owners.containsKey(producer.id())) {
            consumers.forget(producer.id());
        }
    }

    private void forgetUnusedSpawner(FlowControlId id) {
        if (!spawning.containsKey(id) && !spawned.containsKey(id)) {
            consumers.forget(id);
        }
    }

    private static void decrement(Map<FlowControlId, Integer> counts, FlowControlId id) {
        counts.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many addresses are registered in any role, for checks that nothing is left behind. */
    public int size() {
        return spawners.size() + mainOf.size() + consumers.size();
    }
}
