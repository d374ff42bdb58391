package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;

/**
 * Something that was made in the node and that its last start could not bring back. It is kept: the next start tries again.
 *
 * @param kind for example {@code tcp-connection}
 * @param name within its kind
 * @param reason why, for people
 */
public record NotRestored(String kind, String name, String reason) {
    public static final Body<NotRestored> BODY = Body.object(NotRestored::toJson,
            fields -> new NotRestored(fields.text("kind"), fields.text("name"), fields.text("reason")));

    public JsonObject toJson() {
        return JsonObject.builder().put("kind", kind).put("name", name).put("reason", reason).build();
    }
}
