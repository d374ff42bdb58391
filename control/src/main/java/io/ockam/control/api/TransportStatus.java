package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;

/**
 * A listener or a connection.
 *
 * @param type {@code Tcp}
 * @param socketAddr {@code IP:PORT}: where a listener listens, or the peer of a connection
 * @param workerAddr the sending worker, {@code 0#<hex>}; {@code <none>} for a listener
 * @param processorAddress what receives, {@code 0#<hex>}
 * @param flowControlId 32 hexadecimal digits
 */
public record TransportStatus(String type, Mode mode, String socketAddr, String workerAddr, String processorAddress,
        String flowControlId) {
    public static final String TCP = "Tcp";
    public static final String NO_WORKER = "<none>";
    public static final Body<TransportStatus> BODY = Body.object(TransportStatus::toJson, TransportStatus::of);

    /** Which end of a connection this is, or a listener. */
    public enum Mode {
        LISTEN("Listen", "Listening"), INCOMING("Incoming", "Incoming"), OUTGOING("Outgoing", "Outgoing");

        private final String text;
        private final String shown;

        Mode(String text, String shown) {
            this.text = text;
            this.shown = shown;
        }

        /** As JSON has it: {@code Listen}. */
        public String text() {
            return text;
        }

        /** As people read it: {@code Listening}. */
        public String shown() {
            return shown;
        }

        static Mode of(String text) {
            for (Mode mode : values()) {
                if (mode.text.equals(text)) {
                    return mode;
                }
            }
            throw new JsonException("mode: '" + text + "' is not known");
        }
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("type", type).put("mode", mode.text()).put("socket_addr", socketAddr)
                .put("worker_addr", workerAddr).put("processor_address", processorAddress)
                .put("flow_control_id", flowControlId).build();
    }

    private static TransportStatus of(JsonObject fields) {
        return new TransportStatus(fields.text("type"), Mode.of(fields.text("mode")), fields.text("socket_addr"),
                fields.text("worker_addr"), fields.text("processor_address"), fields.text("flow_control_id"));
    }
}
