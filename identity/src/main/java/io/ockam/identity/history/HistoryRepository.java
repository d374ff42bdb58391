package io.ockam.identity.history;

import io.ockam.identity.Identifier;
import java.util.Optional;
import java.util.function.Function;

/**
 * The histories that are known: one's own and those of everybody met. What comes out is verified again by who uses it.
 *
 * <p>Thread-safe. Methods may wait for a file; none is called on an event loop.
 */
public interface HistoryRepository {
    /**
     * The history known of {@code identifier}.
     *
     * @throws io.ockam.core.OckamException if it is there and cannot be read; it is never taken for unknown then
     */
    Optional<ChangeHistory> find(Identifier identifier);

    /**
     * Looks and replaces in one step. A history that replaces another is durable when this returns.
     *
     * @param change is given what is known and returns what to keep instead, or nothing to leave it; what it throws leaves everything as
     *        it was
     * @throws io.ockam.core.OckamException if it cannot be read or kept
     */
    void update(Identifier identifier, Function<Optional<ChangeHistory>, Optional<ChangeHistory>> change);
}
