package io.ockam.core.access;

import io.ockam.core.Address;
import io.ockam.core.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Whether a message may pass: on the way out of its sender's address, or on the way into its receiver's.
 *
 * <p>Implementations are called for every message, from any thread, and must neither block nor keep the message. Their
 * {@code toString} appears in logs.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Access control"</a>
 */
@FunctionalInterface
public interface AccessControl {
    /** Everything passes. */
    AccessControl ALLOW_ALL = Always.ALLOW;
    /** Nothing passes. */
    AccessControl DENY_ALL = Always.DENY;

    /**
     * Judges {@code message}.
     *
     * @return whether it may pass
     * @throws io.ockam.core.OckamException if that cannot be told; on the way out the sender gets it, on the way in it
     *         counts as a failure of the handler
     */
    boolean allows(Message message);

    /** Incoming: only what one of {@code sources} sent. The return route does not matter. */
    static AccessControl fromSources(Address... sources) {
        return new FromSources(Set.copyOf(Arrays.asList(sources)));
    }

    /** Outgoing: only where the first onward hop is one of {@code hops}. Later hops do not matter. */
    static AccessControl toHops(Address... hops) {
        return new ToHops(Set.copyOf(Arrays.asList(hops)));
    }

    /** Every one allows, asked in order up to the first that denies. An empty list allows. */
    static AccessControl all(List<AccessControl> controls) {
        return new All(List.copyOf(controls));
    }

    /** At least one allows, asked in order up to the first that does. An empty list denies. */
    static AccessControl any(List<AccessControl> controls) {
        return new Any(List.copyOf(controls));
    }

    /**
     * Remembers what {@code inner} allowed for one second: the same message, whatever its payload, is not asked about again.
     * Ten entries; denials are not remembered.
     */
    static AccessControl cached(AccessControl inner) {
        return new Cached(inner, Duration.ofSeconds(1), 10, System::nanoTime);
    }
}
