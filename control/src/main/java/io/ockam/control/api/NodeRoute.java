package io.ockam.control.api;

import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * How a node is addressed.
 *
 * @param shortForm {@code /node/<name>}, for commands of the same home
 * @param verbose {@code /dnsaddr/localhost/tcp/<port>}; absent if the node has no listener
 */
public record NodeRoute(String shortForm, Optional<String> verbose) {

    /** The routes to the node {@code name} whose listener is at {@code tcpAddress}, an {@code IP:PORT}. */
    public static NodeRoute of(String name, Optional<String> tcpAddress) {
        return new NodeRoute("/node/" + name,
                tcpAddress.map(address -> "/dnsaddr/localhost/tcp/" + address.substring(address.lastIndexOf(':') + 1)));
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("short", shortForm).putIfPresent("verbose", verbose).build();
    }

    static NodeRoute of(JsonObject fields) {
        return new NodeRoute(fields.text("short"), fields.optionalText("verbose"));
    }
}
