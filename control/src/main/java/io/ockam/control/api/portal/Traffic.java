package io.ockam.control.api.portal;

import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * What went through an inlet or an outlet since its node started.
 *
 * @param connections all that there ever were
 * @param open how many there are now
 * @param errors how many failed
 * @param sent bytes to the other ends
 * @param received bytes from the other ends
 * @param lastError why the last one failed, for people
 */
public record Traffic(long connections, long open, long errors, long sent, long received, Optional<String> lastError) {
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, Optional.empty());

    JsonObject toJson() {
        return JsonObject.builder().put("connections", connections).put("open", open).put("errors", errors)
                .put("bytes_sent", sent).put("bytes_received", received).putOrNull("last_error", lastError).build();
    }

    static Traffic of(JsonObject fields) {
        return new Traffic(fields.integer("connections"), fields.integer("open"), fields.integer("errors"),
                fields.integer("bytes_sent"), fields.integer("bytes_received"), fields.optionalText("last_error"));
    }
}
