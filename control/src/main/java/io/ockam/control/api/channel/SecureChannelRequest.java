package io.ockam.control.api.channel;

import io.ockam.control.operation.Body;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The wish for a secure channel.
 *
 * @param route a multi-address that ends at a listener
 * @param authorized identifiers of which the peer must have one; none: anybody
 * @param identity the name of the identity to use; the node's own if absent
 * @param credential to present, in hexadecimal; that of the node if absent
 * @param timeout for everything, in JSON as milliseconds {@code timeout_ms}
 */
public record SecureChannelRequest(String route, List<String> authorized, Optional<String> identity,
        Optional<String> credential, Duration timeout) {
    public static final Body<SecureChannelRequest> BODY = Body.object(SecureChannelRequest::toJson,
            SecureChannelRequest::of);

    public SecureChannelRequest {
        authorized = List.copyOf(authorized);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("route", route).put("authorized", Json.texts(authorized))
                .putIfPresent("identity", identity).putIfPresent("credential", credential)
                .put("timeout_ms", timeout.toMillis()).build();
    }

    static SecureChannelRequest of(JsonObject fields) {
        return new SecureChannelRequest(fields.text("route"), fields.texts("authorized"),
                fields.optionalText("identity"), fields.optionalText("credential"),
                Duration.ofMillis(fields.integer("timeout_ms", 0, Integer.MAX_VALUE)));
    }
}
