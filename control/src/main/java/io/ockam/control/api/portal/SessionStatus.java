package io.ockam.control.api.portal;

import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * How the connection of an inlet or a relay stands.
 *
 * @param since when that began
 * @param reason why it is down
 * @param nextTry when it will be connected again; absent while it is up or being connected
 */
public record SessionStatus(ConnectionStatus status, Instant since, Optional<String> reason,
        Optional<Instant> nextTry) {
    JsonObject toJson() {
        JsonObject.Builder fields = JsonObject.builder().put("status", status.text())
                .put("since", Timestamps.write(since)).putOrNull("reason", reason);
        nextTry.ifPresent(when -> fields.put("next_try", Timestamps.write(when)));
        return fields.build();
    }

    static SessionStatus of(JsonObject fields) {
        return new SessionStatus(ConnectionStatus.of(fields.text("status")),
                fields.required("since", Timestamps::read), fields.optionalText("reason"),
                fields.optional("next_try", Timestamps::read));
    }
}
