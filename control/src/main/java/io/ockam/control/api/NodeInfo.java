package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;

/**
 * What a node says of itself: its resources, and in the same object the version of its build.
 *
 * @param version for example {@code 0.1.0}
 * @param notRestored what its last start could not bring back, and nobody has made again or deleted since
 */
public record NodeInfo(String version, NodeResources resources, List<NotRestored> notRestored) {
    public static final Body<NodeInfo> BODY = Body.object(NodeInfo::toJson, NodeInfo::of);

    public NodeInfo {
        notRestored = List.copyOf(notRestored);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("version", version).putAll(resources.toJson())
                .put("not_restored", Json.array(notRestored, NotRestored::toJson)).build();
    }

    private static NodeInfo of(JsonObject fields) {
        return new NodeInfo(fields.text("version"), NodeResources.of(fields),
                fields.list("not_restored", NotRestored.BODY::of));
    }
}
