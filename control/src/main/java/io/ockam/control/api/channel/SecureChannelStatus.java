package io.ockam.control.api.channel;

import io.ockam.control.operation.Body;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A secure channel ({@code ShowSecureChannel} of the reference) and, beyond that, what it has carried.
 *
 * @param channel its address, {@code 0#…}
 * @param route along which it was asked for, {@code 0#a => 0#api}; to the peer's decryptor, if it was not
 * @param authorized identifiers of which the peer had to have one; absent: anybody
 * @param flowControlId 32 hexadecimal digits
 * @param role {@code initiator} or {@code responder}
 * @param mine the identifier of this side
 * @param peer the identifier of the other side
 * @param opened when
 * @param traffic what it has carried
 */
public record SecureChannelStatus(String channel, String route, Optional<List<String>> authorized,
        String flowControlId, String role, String mine, String peer, Instant opened, Traffic traffic) {
    public static final Body<SecureChannelStatus> BODY = Body.object(SecureChannelStatus::toJson,
            SecureChannelStatus::of);

    /**
     * Messages and bytes each way, of frames as they travelled.
     *
     * @param refusedMessages that were changed on their way, repeated, or foreign
     * @param lastRekey when the key of a direction was replaced last
     */
    public record Traffic(long sentMessages, long sentBytes, long receivedMessages, long receivedBytes,
            long refusedMessages, Optional<Instant> lastRekey) {
        private JsonObject toJson() {
            return JsonObject.builder().put("sent_messages", sentMessages).put("sent_bytes", sentBytes)
                    .put("received_messages", receivedMessages).put("received_bytes", receivedBytes)
                    .put("refused_messages", refusedMessages)
                    .put("last_rekey", lastRekey.map(Timestamps::write).orElse(Json.Null.NULL)).build();
        }

        private static Traffic of(JsonObject fields) {
            return new Traffic(fields.integer("sent_messages"), fields.integer("sent_bytes"),
                    fields.integer("received_messages"), fields.integer("received_bytes"),
                    fields.integer("refused_messages"), fields.optional("last_rekey", Timestamps::read));
        }
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("authorized_identifiers", authorized.map(Json::texts).orElse(Json.Null.NULL))
                .put("channel", channel).put("flow_control_id", flowControlId).put("route", route).put("role", role)
                .put("identifier", mine).put("peer_identifier", peer).put("opened_at", Timestamps.write(opened))
                .putAll(traffic.toJson()).build();
    }

    /** @throws JsonException for JSON of another shape */
    static SecureChannelStatus of(JsonObject fields) {
        return new SecureChannelStatus(fields.text("channel"), fields.text("route"),
                fields.optional("authorized_identifiers", SecureChannelStatus::texts), fields.text("flow_control_id"),
                fields.text("role"), fields.text("identifier"), fields.text("peer_identifier"),
                fields.required("opened_at", Timestamps::read), Traffic.of(fields));
    }

    private static List<String> texts(Json json) {
        return json.asArray().stream().map(Json::asText).toList();
    }
}
