package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * A TCP inlet.
 *
 * @param bindAddr where it listens, {@code IP:PORT}
 * @param workerAddr absent while it is down
 * @param payload what the user attached to it
 * @param outletRoute the resolved way to the outlet, absent while it is down
 * @param outletAddr the outlet's multi-address as it was given
 * @param session absent if the inlet could not be brought back after a restart
 */
public record InletStatus(String bindAddr, Optional<String> workerAddr, String alias, Optional<String> payload,
        Optional<String> outletRoute, ConnectionStatus status, String outletAddr, Optional<SessionStatus> session,
        Traffic traffic) {
    public static final Body<InletStatus> BODY = Body.object(InletStatus::toJson, InletStatus::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("bind_addr", bindAddr).putOrNull("worker_addr", workerAddr).put("alias", alias)
                .putOrNull("payload", payload).putOrNull("outlet_route", outletRoute).put("status", status.text())
                .put("outlet_addr", outletAddr)
                .put("session", session.<Json>map(SessionStatus::toJson).orElse(Json.Null.NULL))
                .put("traffic", traffic.toJson()).build();
    }

    private static InletStatus of(JsonObject fields) {
        return new InletStatus(fields.text("bind_addr"), fields.optionalText("worker_addr"), fields.text("alias"),
                fields.optionalText("payload"), fields.optionalText("outlet_route"),
                ConnectionStatus.of(fields.text("status")),
                fields.text("outlet_addr"), fields.optionalObject("session").map(SessionStatus::of),
                fields.optionalObject("traffic").map(Traffic::of).orElse(Traffic.NONE));
    }
}
