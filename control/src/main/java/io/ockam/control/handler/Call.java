package io.ockam.control.handler;

import io.ockam.control.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose path has found its operation.
 *
 * @param body as the operation reads it
 * @param parameters what stood in the place of the path's braces, decoded, from left to right
 * @param query decoded; the last of several with the same name
 */
public record Call<Q>(Q body, List<String> parameters, Map<String, String> query, Deadline deadline) {
    /** @throws IndexOutOfBoundsException if the operation's path has fewer */
    public String parameter(int index) {
        return parameters.get(index);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
