package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.core.Bytes;
import io.ockam.state.json.JsonObject;
import java.time.Duration;

/**
 * A message to send from the node, as a BARE byte array, and to wait for one reply.
 *
 * @param route a multi-address, resolved by the node
 * @param message in JSON as Base64
 * @param timeout how long to wait for the reply, in JSON as milliseconds {@code timeout_ms}
 */
public record MessageRequest(String route, Bytes message, Duration timeout) {
    public static final Body<MessageRequest> BODY = Body.object(MessageRequest::toJson, MessageRequest::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("route", route).put("message", Base64Text.write(message))
                .put("timeout_ms", timeout.toMillis())
                .build();
    }

    private static MessageRequest of(JsonObject fields) {
        return new MessageRequest(fields.text("route"), fields.required("message", Base64Text::read),
                Duration.ofMillis(fields.integer("timeout_ms", 0, Integer.MAX_VALUE)));
    }
}
