package io.ockam.control.api;

import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.control.operation.Body;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A node and everything in it that a user has made or can use. The fields stand in JSON in this order; those of
 * the status stand among them.
 *
 * @param identityName absent as long as the node needs no identity
 * @param httpServerAddress {@code 127.0.0.1:PORT}
 * @param transports listeners only
 * @param secureChannels all open ones, whoever has asked for them
 * @param relays by which this node is reached through others
 */
public record NodeResources(String name, Optional<String> identityName, boolean isDefault, NodeStatus status,
        NodeRoute route,
        Optional<String> httpServerAddress, List<TransportStatus> transports,
        List<SecureChannelListenerStatus> secureChannelListeners, List<InletStatus> inlets, List<OutletStatus> outlets,
        List<ServiceStatus> services, List<SecureChannelStatus> secureChannels, List<RelayStatus> relays) {
    public static final Body<NodeResources> BODY = Body.object(NodeResources::toJson, NodeResources::of);

    public NodeResources {
        transports = List.copyOf(transports);
        secureChannelListeners = List.copyOf(secureChannelListeners);
        inlets = List.copyOf(inlets);
        outlets = List.copyOf(outlets);
        services = List.copyOf(services);
        secureChannels = List.copyOf(secureChannels);
        relays = List.copyOf(relays);
    }

    /** What can be said of a node that does not answer: nothing of what is in it. */
    public static NodeResources unanswered(Node node, NodeRecord record, NodeStatus status) {
        return new NodeResources(node.name().value(), record.identity(), node.isDefault(), status,
                NodeRoute.of(node.name().value(), record.tcpBoundAddress()), Optional.empty(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("name", name).putOrNull("identity_name", identityName)
                .put("is_default", isDefault)
                .putAll(status.toJson()).put("route", route.toJson())
                .putOrNull("http_server_address", httpServerAddress)
                .put("transports", Json.array(transports, TransportStatus::toJson))
                .put("secure_channel_listeners",
                        Json.array(secureChannelListeners, SecureChannelListenerStatus::toJson))
                .put("inlets", Json.array(inlets, InletStatus::toJson))
                .put("outlets", Json.array(outlets, OutletStatus::toJson))
                .put("services", Json.array(services, ServiceStatus::toJson))
                .put("secure_channels", Json.array(secureChannels, SecureChannelStatus::toJson))
                .put("relays", Json.array(relays, RelayStatus::toJson)).build();
    }

    static NodeResources of(JsonObject fields) {
        return new NodeResources(fields.text("name"), fields.optionalText("identity_name"), fields.bool("is_default"),
                NodeStatus.of(fields), fields.required("route", route -> NodeRoute.of(route.asObject())),
                fields.optionalText("http_server_address"), fields.list("transports", TransportStatus.BODY::of),
                fields.list("secure_channel_listeners", SecureChannelListenerStatus.BODY::of),
                fields.list("inlets", InletStatus.BODY::of), fields.list("outlets", OutletStatus.BODY::of),
                fields.list("services", ServiceStatus.BODY::of),
                fields.has("secure_channels")
                        ? fields.list("secure_channels", SecureChannelStatus.BODY::of)
                        : List.of(),
                fields.has("relays") ? fields.list("relays", RelayStatus.BODY::of) : List.of());
    }
}
