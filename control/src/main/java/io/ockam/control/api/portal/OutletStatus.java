package io.ockam.control.api.portal;

import io.ockam.control.operation.AddressJson;
import io.ockam.control.operation.Body;
import io.ockam.core.Address;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * A TCP outlet.
 *
 * @param to the target, {@code HOST:PORT}
 * @param payload what the user attached to it
 * @param problem what was wrong with the target when it was made, if it was made just now
 */
public record OutletStatus(String to, Address workerAddr, Optional<String> payload, Traffic traffic,
        Optional<String> problem) {
    public static final Body<OutletStatus> BODY = Body.object(OutletStatus::toJson, OutletStatus::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("to", to).put("worker_addr", AddressJson.write(workerAddr))
                .putOrNull("payload", payload).put("traffic", traffic.toJson()).putIfPresent("problem", problem)
                .build();
    }

    private static OutletStatus of(JsonObject fields) {
        return new OutletStatus(fields.text("to"), fields.required("worker_addr", AddressJson::read),
                fields.optionalText("payload"),
                fields.optionalObject("traffic").map(Traffic::of).orElse(Traffic.NONE),
                fields.optionalText("problem"));
    }

    public OutletStatus withProblem(Optional<String> found) {
        return new OutletStatus(to, workerAddr, payload, traffic, found);
    }
}
