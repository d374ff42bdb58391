package io.ockam.command.node;

import io.ockam.command.terminal.Paint;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeStatus;
import io.ockam.state.ProcessRecord;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/**
 * A node in a list: whether its process is there.
 *
 * @param pid of its process, as it was last recorded
 */
record NodeSummary(Name name, NodeStatus status, Optional<Long> pid, boolean isDefault) {

    static NodeSummary of(Node node) {
        return new NodeSummary(node.name(), node.status(), recordedPid(node), node.isDefault());
    }

    private static Optional<Long> recordedPid(Node node) {
        try {
            return node.process().map(ProcessRecord::process).map(process -> process.pid());
        } catch (UnreadableRecordException _) {
            return Optional.empty(); // the status has looked past it
        }
    }

    /** For people, two lines. */
    String describe() {
        String heading = "Node " + Paint.name(name.value()) + (isDefault ? " (default)" : "");
        if (status instanceof NodeStatus.Running(long number)) {
            return heading + " " + Paint.ok("UP") + "\nProcess id " + number;
        }
        if (status instanceof NodeStatus.NotAnswering(long number)) {
            return heading + " " + Paint.warn("NOT ANSWERING") + "\nProcess id " + number;
        }
        if (status instanceof NodeStatus.Zombie(long number)) {
            return heading + " " + Paint.warn("ZOMBIE") + "\nProcess id " + number;
        }
        return heading + " " + Paint.bad("DOWN") + "\nNo process running";
    }

    Json toJson() {
        return JsonObject.builder().put("node_name", name.value()).put("status", status.toJson())
                .put("pid", pid.<Json>map(Json::of).orElse(Json.Null.NULL)).put("is_default", isDefault).build();
    }
}
