package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;

/**
 * A service that a user may address, or the wish for one.
 *
 * @param addr the worker's name, without its type
 * @param type {@code uppercase}, {@code echo}, {@code hop} …
 */
public record ServiceStatus(String addr, String type) {
    public static final Body<ServiceStatus> BODY = Body.object(ServiceStatus::toJson,
            fields -> new ServiceStatus(fields.text("addr"), fields.text("type")));

    public JsonObject toJson() {
        return JsonObject.builder().put("addr", addr).put("type", type).build();
    }
}
