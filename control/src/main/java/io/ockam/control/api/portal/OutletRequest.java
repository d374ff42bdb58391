package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * An outlet to be made.
 *
 * @param to the target, {@code HOST:PORT}
 * @param tls whether the target is spoken to in TLS
 * @param address the worker's name; {@code outlet}, or a random one if that is taken, if absent
 * @param policy an expression for this outlet alone
 */
public record OutletRequest(String to, boolean tls, Optional<String> address, Optional<String> policy) {
    public static final Body<OutletRequest> BODY = Body.object(OutletRequest::toJson, OutletRequest::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("to", to).put("tls", tls).putIfPresent("address", address)
                .putIfPresent("policy", policy).build();
    }

    private static OutletRequest of(JsonObject fields) {
        return new OutletRequest(fields.text("to"), fields.bool("tls"), fields.optionalText("address"),
                fields.optionalText("policy"));
    }

    /** The same, with the address that was found for it. */
    public OutletRequest at(String name) {
        return new OutletRequest(to, tls, Optional.of(name), policy);
    }
}
