package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * A relay, as {@code relay list} prints it.
 *
 * @param destination the relay node, as it was given
 * @param flow under which relayed messages come in; absent while it is down, as what follows
 * @param forwardingRoute {@code 0#… => 0#forward_to_<name>}
 * @param remoteAddress {@code forward_to_<name>}
 * @param workerAddress {@code 0#…}
 * @param lastFailure why it was down last
 */
public record RelayStatus(ConnectionStatus status, String destination, Optional<String> flow,
        Optional<String> forwardingRoute, Optional<String> lastFailure, String name, Optional<String> remoteAddress,
        Optional<String> workerAddress) {
    public static final Body<RelayStatus> BODY = Body.object(RelayStatus::toJson, RelayStatus::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("connection_status", status.text()).put("destination_address", destination)
                .putOrNull("flow_control_id", flow).putOrNull("forwarding_route", forwardingRoute)
                .putOrNull("last_failure", lastFailure).put("name", name)
                .putOrNull("remote_address", remoteAddress).putOrNull("worker_address", workerAddress).build();
    }

    private static RelayStatus of(JsonObject fields) {
        return new RelayStatus(ConnectionStatus.of(fields.text("connection_status")),
                fields.text("destination_address"), fields.optionalText("flow_control_id"),
                fields.optionalText("forwarding_route"), fields.optionalText("last_failure"), fields.text("name"),
                fields.optionalText("remote_address"), fields.optionalText("worker_address"));
    }
}
