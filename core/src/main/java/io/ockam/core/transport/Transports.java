package io.ockam.core.transport;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * The node's chain of resolvers: what was set for exactly one address or for a prefix first, in the order of registration; then
 * the transport of the address's type, where the last registration counts. Thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Resolving"</a>
 */
public final class Transports {
    private final List<AddressResolver> special = new CopyOnWriteArrayList<>();
    private final Map<Integer, AddressResolver> byType = new ConcurrentHashMap<>();

    public void register(Transport transport) {
        byType.put(transport.type(), AddressResolver.ofType(transport));
    }

    /** Asked before the transports, see {@link AddressResolver#exact} and {@link AddressResolver#ofPrefix}. */
    public void register(AddressResolver resolver) {
        special.add(resolver);
    }

    public boolean isRegistered(int type) {
        return byType.containsKey(type);
    }

    /**
     * Replaces the one hop of {@code route} that is outside this node by a connection to it. A local route stays as it is. May
     * block.
     *
     * @throws OckamException {@code INVALID} if there are two such hops, in which case nothing is connected; {@code NOT_FOUND} if
     *         nobody resolves that hop; what the transport throws
     */
    public ResolvedRoute resolve(Route route) {
        List<Address> hops = route.toList();
        List<Integer> outside = IntStream.range(0, hops.size()).filter(i -> !hops.get(i).isLocal())
                .boxed().toList();
        if (outside.isEmpty()) {
            return new ResolvedRoute(route, Optional.empty(), () -> {});
        }
        if (outside.size() > 1) {
            throw new OckamException(ErrorCode.INVALID, "only one transport hop is allowed in a route");
        }
        int index = outside.getFirst();
        AddressResolver.Resolved resolved = resolve(hops.get(index));
        hops.set(index, resolved.local());
        return new ResolvedRoute(Route.of(hops), Optional.of(resolved.local()), resolved.disconnect());
    }

    private AddressResolver.Resolved resolve(Address address) {
        for (AddressResolver resolver : special) {
            Optional<AddressResolver.Resolved> resolved = resolver.resolve(address);
            if (resolved.isPresent()) {
                return resolved.get();
            }
        }
        return Optional.ofNullable(byType.get(address.type())).flatMap(resolver -> resolver.resolve(address))
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                        "the transport is not registered for address " + address));
    }
}
