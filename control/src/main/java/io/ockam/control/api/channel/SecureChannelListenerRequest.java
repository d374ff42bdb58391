package io.ockam.control.api.channel;

import io.ockam.control.operation.Body;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The wish for a secure-channel listener.
 *
 * @param address the worker's name, without its type
 * @param authorized identifiers of which a peer must have one; none: anybody
 * @param identity the name of the identity to use; the node's own if absent
 */
public record SecureChannelListenerRequest(String address, List<String> authorized, Optional<String> identity) {
    public static final Body<SecureChannelListenerRequest> BODY = Body.object(SecureChannelListenerRequest::toJson,
            SecureChannelListenerRequest::of);

    public SecureChannelListenerRequest {
        authorized = List.copyOf(authorized);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("address", address).put("authorized", Json.texts(authorized))
                .putIfPresent("identity", identity).build();
    }

    static SecureChannelListenerRequest of(JsonObject fields) {
        return new SecureChannelListenerRequest(fields.text("address"), fields.texts("authorized"),
                fields.optionalText("identity"));
    }
}
