package io.ockam.control.handler;

import io.ockam.control.Deadline;
import java.util.List;

/**
 * A request whose path has found its operation.
 *
 * @param body as the operation reads it
 * @param parameters what stood in the place of the path's braces, decoded, from left to right
 */
public record Call<Q>(Q body, List<String> parameters, Deadline deadline) {
    /** @throws IndexOutOfBoundsException if the operation's path has fewer */
    public String parameter(int index) {
        return parameters.get(index);
    }
}
