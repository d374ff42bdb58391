package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;

/**
 * A worker that is to be reachable through a flow control.
 *
 * @param address a multi-address of exactly one local hop
 */
public record ConsumerRequest(String address) {
    public static final Body<ConsumerRequest> BODY = Body.object(ConsumerRequest::toJson,
            fields -> new ConsumerRequest(fields.text("address")));

    public JsonObject toJson() {
        return JsonObject.builder().put("address", address).build();
    }
}
