package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonObject;

/**
 * A worker or processor of the node.
 *
 * @param addr its primary address, without the type
 */
public record WorkerStatus(String addr) {
    public static final Body<WorkerStatus> BODY = Body.object(WorkerStatus::toJson,
            fields -> new WorkerStatus(fields.text("addr")));

    public JsonObject toJson() {
        return JsonObject.builder().put("addr", addr).build();
    }
}
