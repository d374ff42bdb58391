package io.ockam.state;

import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;

/**
 * What can be said of a node's process.
 *
 * <p>In JSON {@code {"status":"running","pid":4242}}, {@code "zombie"}, {@code "not-answering"}, or {@code {"status":"stopped"}} without a
 * number.
 *
 * @see <a href="../../../../../../../docs/state.md">The state directory, "Running"</a>
 */
public sealed interface NodeStatus {
    /** The process is there; whether it answers is another question. */
    record Running(long pid) implements NodeStatus {
        @Override
        public JsonObject toJson() {
            return NodeStatus.of("running", pid);
        }
    }

    /** Dead, and not yet taken notice of by its parent; counts as stopped. */
    record Zombie(long pid) implements NodeStatus {
        @Override
        public JsonObject toJson() {
            return NodeStatus.of("zombie", pid);
        }
    }

    /** No process. */
    record Stopped() implements NodeStatus {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("status", "stopped").build();
        }
    }

    /** The process is there and did not answer in time. Only who asked it can tell; the state directory never says so. */
    record NotAnswering(long pid) implements NodeStatus {
        @Override
        public JsonObject toJson() {
            return NodeStatus.of("not-answering", pid);
        }
    }

    /** Whether a process is there that must be stopped before another can be started. */
    default boolean isAlive() {
        return this instanceof Running || this instanceof NotAnswering;
    }

    /** The fields {@code status} and, unless stopped, {@code pid}. */
    JsonObject toJson();

    private static JsonObject of(String status, long pid) {
        return JsonObject.builder().put("status", status).put("pid", pid).build();
    }

    /** @throws JsonException if the fields are not those of {@link #toJson} */
    static NodeStatus of(JsonObject fields) {
        return switch (fields.text("status")) {
            case "running" -> new Running(fields.integer("pid"));
            case "zombie" -> new Zombie(fields.integer("pid"));
            case "not-answering" -> new NotAnswering(fields.integer("pid"));
            case "stopped" -> new Stopped();
            case String other -> throw new JsonException("status: '" + other + "' is not known");
        };
    }
}
