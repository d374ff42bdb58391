package io.ockam.core.flow;

import io.ockam.core.Address;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who consumes which flow, found from both ends so that freeing an address costs only its own entries. Read from any thread;
 * changed under the lock of {@link FlowControls}.
 */
final class Consumers {
    private final Map<FlowControlId, Set<Address>> byId = new ConcurrentHashMap<>();
    private final Map<Address, Set<FlowControlId>> byAddress = new ConcurrentHashMap<>();

    void add(Address address, FlowControlId id) {
        byId.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet(2)).add(address);
        byAddress.computeIfAbsent(address, _ -> ConcurrentHashMap.newKeySet(2)).add(id);
    }

    boolean contains(Address address, FlowControlId id) {
        Set<Address> addresses = byId.get(id);
        return addresses != null && addresses.contains(address);
    }

    boolean knows(Address address) {
        return byAddress.containsKey(address);
    }

    Set<Address> of(FlowControlId id) {
        return Set.copyOf(byId.getOrDefault(id, Set.of()));
    }

    Set<FlowControlId> idsOf(Address address) {
        return Set.copyOf(byAddress.getOrDefault(address, Set.of()));
    }

    void forget(FlowControlId id) {
        Set<Address> addresses = byId.remove(id);
        if (addresses != null) {
            addresses.forEach(address -> drop(byAddress, address, id));
        }
    }

    void forget(Address address) {
        Set<FlowControlId> ids = byAddress.remove(address);
        if (ids != null) {
            ids.forEach(id -> drop(byId, id, address));
        }
    }

    private static <K, V> void drop(Map<K, Set<V>> map, K key, V value) {
        Set<V> values = map.get(key);
        if (values != null && values.remove(value) && values.isEmpty()) {
            map.remove(key);
        }
    }

    int size() {
        return byAddress.size();
    }
}
