package io.ockam.identity.policy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.policy.expression.PolicyExpression;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policies of one node, in memory: by the name of a resource, and by type for those resources that have none of their own.
 *
 * <p>A new one starts with the default of every type: whoever has a credential. A change holds from the next decision on.
 * Thread-safe; reading does not lock.
 */
public final class Policies {
    /** The only action there is. */
    public static final String ACTION = "handle_message";

    private record Snapshot(SortedMap<String, PolicyExpression> byName, Map<ResourceType, PolicyExpression> byType) {}

    private volatile Snapshot snapshot;

    public Policies() {
        Map<ResourceType, PolicyExpression> defaults = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            defaults.put(type, PolicyExpression.HAS_CREDENTIAL);
        }
        snapshot = new Snapshot(new TreeMap<>(), defaults);
    }

    /** Sets, or replaces, the policy of one resource. */
    public synchronized void set(String resource, PolicyExpression expression) {
        SortedMap<String, PolicyExpression> changed = new TreeMap<>(snapshot.byName);
        changed.put(resource, expression);
        snapshot = new Snapshot(changed, snapshot.byType);
    }

    /** Sets, or replaces, the policy of all resources of a type that have none of their own. */
    public synchronized void set(ResourceType type, PolicyExpression expression) {
        Map<ResourceType, PolicyExpression> changed = new EnumMap<>(snapshot.byType);
        changed.put(type, expression);
        snapshot = new Snapshot(snapshot.byName, changed);
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if the resource has no policy of its own */
    public synchronized void remove(String resource) {
        SortedMap<String, PolicyExpression> changed = new TreeMap<>(snapshot.byName);
        if (changed.remove(resource) == null) {
            throw notFound(resource);
        }
        snapshot = new Snapshot(changed, snapshot.byType);
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if the type has no policy */
    public synchronized void remove(ResourceType type) {
        Map<ResourceType, PolicyExpression> changed = new EnumMap<>(ResourceType.class);
        changed.putAll(snapshot.byType);
        if (changed.remove(type) == null) {
            throw notFound(type.toString());
        }
        snapshot = new Snapshot(snapshot.byName, changed);
    }

    private static OckamException notFound(String resource) {
        return new OckamException(ErrorCode.NOT_FOUND,
                "No policy found for resource '" + resource + "' and action '" + ACTION + "'");
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if the resource has no policy of its own */
    public void require(String resource) {
        if (!has(resource)) {
            throw notFound(resource);
        }
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if the type has no policy */
    public void require(ResourceType type) {
        if (!snapshot.byType.containsKey(type)) {
            throw notFound(type.toString());
        }
    }

    /** The policy that decides about {@code resource}: its own, else that of its type. Empty means that nobody may use it. */
    public Optional<PolicyExpression> governing(Resource resource) {
        Snapshot now = snapshot;
        PolicyExpression own = now.byName.get(resource.name());
        return Optional.ofNullable(own != null ? own : now.byType.get(resource.type()));
    }

    /** Whether the resource has a policy of its own. */
    public boolean has(String resource) {
        return snapshot.byName.containsKey(resource);
    }

    /** The policies of single resources, by name. */
    public SortedMap<String, PolicyExpression> byName() {
        return new TreeMap<>(snapshot.byName);
    }

    /** The policies of types, by the name of the type. */
    public SortedMap<String, PolicyExpression> byType() {
        SortedMap<String, PolicyExpression> sorted = new TreeMap<>();
        snapshot.byType.forEach((type, expression) -> sorted.put(type.toString(), expression));
        return sorted;
    }
}
