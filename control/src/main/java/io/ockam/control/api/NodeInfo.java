package io.ockam.control.api;

import io.ockam.state.json.JsonObject;

/**
 * What a node says of itself: its resources, and in the same object the version of its build.
 *
 * @param version for example {@code 0.1.0}
 */
public record NodeInfo(String version, NodeResources resources) {
    public static final Body<NodeInfo> BODY = Body.object(NodeInfo::toJson,
            fields -> new NodeInfo(fields.text("version"), NodeResources.of(fields)));

    public JsonObject toJson() {
        return JsonObject.builder().put("version", version).putAll(resources.toJson()).build();
    }
}
