package io.ockam.control.client;

import java.util.Map;
import java.util.Optional;

/**
 * The beginning of a response.
 *
 * @param headers by names in lower case; several of one name are joined by commas
 */
record HttpHead(int status, Map<String, String> headers) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
