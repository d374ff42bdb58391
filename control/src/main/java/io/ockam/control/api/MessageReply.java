package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.core.Bytes;
import io.ockam.state.json.JsonObject;

/**
 * What came back.
 *
 * @param reply the byte array in the reply; in JSON as Base64
 */
public record MessageReply(Bytes reply) {
    public static final Body<MessageReply> BODY = Body.object(MessageReply::toJson,
            fields -> new MessageReply(fields.required("reply", Base64Text::read)));

    public JsonObject toJson() {
        return JsonObject.builder().put("reply", Base64Text.write(reply)).build();
    }
}
