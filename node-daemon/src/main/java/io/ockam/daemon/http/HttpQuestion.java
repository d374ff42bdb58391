package io.ockam.daemon.http;

import io.ockam.core.Bytes;
import io.ockam.control.Deadline;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it arrived.
 *
 * @param method upper case
 * @param target path and query as they were sent
 * @param headers names in lower case; of a repeated one the first
 * @param body all of it, perhaps empty
 * @param deadline the client's, or the server's own; when it is over, the request has been answered already
 */
public record HttpQuestion(String method, String target, Map<String, String> headers, Bytes body,
        Deadline deadline) {
    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
