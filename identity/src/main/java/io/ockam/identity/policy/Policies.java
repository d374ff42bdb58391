package io.ockam.identity.policy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.policy.expression.PolicyExpression;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one node, in memory. What decides about a resource is the policy that it was given itself, else one for everything of its
 * name, else that of its type.
 *
 * <p>A new one starts with the default of every type: whoever has a credential. A change holds from the next decision on.
 * Thread-safe; reading does not lock.
 */
public final class Policies {
    /** The only action there is. */
    public static final String ACTION = "handle_message";
    private static final Comparator<Resource> BY_NAME = Comparator.comparing(Resource::name)
            .thenComparing(Resource::type);

    private record Snapshot(SortedMap<Resource, PolicyExpression> own, SortedMap<String, PolicyExpression> byName,
            Map<ResourceType, PolicyExpression> byType) {
        /** One to be changed before others see it. */
        Snapshot copy() {
            Map<ResourceType, PolicyExpression> types = new EnumMap<>(ResourceType.class);
            types.putAll(byType);
            return new Snapshot(new TreeMap<>(own), new TreeMap<>(byName), types);
        }
    }

    private volatile Snapshot snapshot;

    public Policies() {
        Map<ResourceType, PolicyExpression> defaults = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            defaults.put(type, PolicyExpression.HAS_CREDENTIAL);
        }
        snapshot = new Snapshot(new TreeMap<>(BY_NAME), new TreeMap<>(), defaults);
    }

    /** Sets, or replaces, the policy of one resource. */
    public synchronized void set(Resource resource, PolicyExpression expression) {
        Snapshot changed = snapshot.copy();
        changed.own.put(resource, expression);
        snapshot = changed;
    }

    /** Sets, or replaces, the policy of everything of that name that was given none itself. */
    public synchronized void set(String name, PolicyExpression expression) {
        Snapshot changed = snapshot.copy();
        changed.byName.put(name, expression);
        snapshot = changed;
    }

    /** Sets, or replaces, the policy of all resources of a type that have none of their own. */
    public synchronized void set(ResourceType type, PolicyExpression expression) {
        Snapshot changed = snapshot.copy();
        changed.byType.put(type, expression);
        snapshot = changed;
    }

    /** Forgets what the resource was given itself, if anything. */
    public synchronized void remove(Resource resource) {
        Snapshot changed = snapshot.copy();
        changed.own.remove(resource);
        snapshot = changed;
    }

    /** Forgets the policy for everything of that name, if there is one. */
    public synchronized void remove(String name) {
        Snapshot changed = snapshot.copy();
        changed.byName.remove(name);
        snapshot = changed;
    }

    /** Forgets the policy of a type, if it has one. */
    public synchronized void remove(ResourceType type) {
        Snapshot changed = snapshot.copy();
        changed.byType.remove(type);
        snapshot = changed;
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if there is no policy of that name, for everything of it or for one resource */
    public void require(String name) {
        Snapshot now = snapshot;
        if (!now.byName.containsKey(name) && now.own.keySet().stream().noneMatch(own -> own.name().equals(name))) {
            throw notFound(name);
        }
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if the type has no policy */
    public void require(ResourceType type) {
        if (!snapshot.byType.containsKey(type)) {
            throw notFound(type.toString());
        }
    }

    private static OckamException notFound(String resource) {
        return new OckamException(ErrorCode.NOT_FOUND,
                "No policy found for resource '" + resource + "' and action '" + ACTION + "'");
    }

    /** The policy that decides about {@code resource}. Empty means that nobody may use it. */
    public Optional<PolicyExpression> governing(Resource resource) {
        Snapshot now = snapshot;
        PolicyExpression named = named(now, resource);
        return Optional.ofNullable(named != null ? named : now.byType.get(resource.type()));
    }

    /** Whether more than the policy of its type is said about the resource. */
    public boolean has(Resource resource) {
        return named(snapshot, resource) != null;
    }

    private static @Nullable PolicyExpression named(Snapshot now, Resource resource) {
        PolicyExpression own = now.own.get(resource);
        return own != null ? own : now.byName.get(resource.name());
    }

    /** What single resources were given, by name. */
    public SortedMap<Resource, PolicyExpression> own() {
        return new TreeMap<>(snapshot.own);
    }

    /** The policies of everything of a name. */
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
