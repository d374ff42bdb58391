package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * A relay to be made.
 *
 * @param at the relay node, a multi-address
 * @param name what it is called here
 * @param address what it is called there, without prefix; {@code register}: as the relay node likes
 * @param authorized as in {@link InletRequest}
 * @param policy an expression for what comes through this relay
 * @param waits whether the answer waits for the first attempt to register
 */
public record RelayRequest(String at, String name, String address, Optional<String> authorized,
        Optional<String> policy, boolean waits) {
    public static final Body<RelayRequest> BODY = Body.object(RelayRequest::toJson, RelayRequest::of);

    /** @throws OckamException if nothing could name the relay: its name is empty, or no route could have its address */
    public RelayRequest {
        if (name.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "the name of a relay must not be empty");
        }
        if (address.isEmpty() || address.chars().anyMatch(c -> c == '/' || Character.isISOControl(c))) {
            throw new OckamException(ErrorCode.INVALID, "No route can name a relay with the address '" + address + "'",
                    "An address is not empty and has neither '/' nor control characters in it; see --relay-address.",
                    null);
        }
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("at", at).put("name", name).put("address", address)
                .putIfPresent("authorized", authorized).putIfPresent("policy", policy).put("waits", waits).build();
    }

    private static RelayRequest of(JsonObject fields) {
        return new RelayRequest(fields.text("at"), fields.text("name"), fields.text("address"),
                fields.optionalText("authorized"), fields.optionalText("policy"), fields.bool("waits"));
    }
}
