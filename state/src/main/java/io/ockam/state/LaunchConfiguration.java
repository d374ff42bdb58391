package io.ockam.state;

import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Which services a node starts instead of the usual ones; {@code echo} it has in any case.
 *
 * <pre>{@code
 * {"startup_services": {"secure_channel_listener": {
 *    "address": "api", "authorized_identifiers": ["I…"], "disabled": false, "identity": "name"}}}
 * }</pre>
 *
 * Everything in it may be left out.
 *
 * @param secureChannelListener the listener to start, if one is asked for
 */
public record LaunchConfiguration(Optional<Listener> secureChannelListener) {
    private static final String SERVICES = "startup_services";
    private static final String LISTENER = "secure_channel_listener";

    /**
     * A listener for secure channels.
     *
     * @param authorized the identifiers that may have a channel; without any, everyone may
     * @param identity the name of the identity that it has; the node's own if absent
     */
    public record Listener(String address, List<String> authorized, Optional<String> identity) {
        public Listener {
            authorized = List.copyOf(authorized);
        }
    }

    /**
     * As a person has written it.
     *
     * @throws JsonException if it is no such JSON, or asks for something that this version does not have
     */
    public static LaunchConfiguration parse(String text) {
        JsonObject fields = JsonObject.parse(text);
        requireNothingBut(fields, SERVICES);
        return new LaunchConfiguration(fields.optionalObject(SERVICES).flatMap(services -> {
            requireNothingBut(services, LISTENER);
            return services.optionalObject(LISTENER).flatMap(LaunchConfiguration::listener);
        }));
    }

    private static Optional<Listener> listener(JsonObject fields) {
        requireNothingBut(fields, "address", "authorized_identifiers", "disabled", "identity");
        Listener listener = new Listener(fields.optionalText("address").orElse("api"),
                fields.texts("authorized_identifiers"), fields.optionalText("identity"));
        return fields.bool("disabled", false) ? Optional.empty() : Optional.of(listener);
    }

    private static void requireNothingBut(JsonObject fields, String... known) {
        fields.without(List.of(known)).fields().keySet().stream().findFirst().ifPresent(unknown -> {
            throw new JsonException(unknown + ": nothing of that name can be configured");
        });
    }

    /** What {@link #parse} reads again. */
    public String text() {
        JsonObject services = secureChannelListener
                .map(listener -> JsonObject.builder().put(LISTENER, toJson(listener)).build()).orElse(JsonObject.EMPTY);
        return JsonObject.builder().put(SERVICES, services).build().compact();
    }

    private static JsonObject toJson(Listener listener) {
        return JsonObject.builder().put("address", listener.address)
                .put("authorized_identifiers", Json.texts(listener.authorized))
                .putIfPresent("identity", listener.identity).build();
    }
}
