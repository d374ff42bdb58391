package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;

/**
 * Where to listen or to connect.
 *
 * @param addr {@code IP:PORT} to listen, {@code HOST:PORT} to connect
 */
public record SocketAddressRequest(String addr) {
    public static final Body<SocketAddressRequest> BODY = Body.object(SocketAddressRequest::toJson,
            fields -> new SocketAddressRequest(fields.text("addr")));

    public JsonObject toJson() {
        return JsonObject.builder().put("addr", addr).build();
    }
}
