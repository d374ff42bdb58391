package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * An inlet to be made.
 *
 * @param bind {@code HOST:PORT}; port 0: any free one
 * @param to the outlet, a multi-address
 * @param authorized the identifier that the far end of the route's secure channel must have
 * @param identity the name of the identity that opens secure channels; the node's own if absent
 * @param patience how long each secure channel of the route may take
 * @param waits whether the answer waits for the first attempt to connect
 * @param policy an expression for this inlet alone
 */
public record InletRequest(String bind, String to, String alias, Optional<String> authorized, Optional<String> identity,
        Duration patience, boolean waits, Optional<String> policy) {
    public static final Body<InletRequest> BODY = Body.object(InletRequest::toJson, InletRequest::of);

    /** @throws OckamException if the alias is empty: nothing could name the inlet */
    public InletRequest {
        if (alias.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "an alias must not be empty");
        }
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("bind", bind).put("to", to).put("alias", alias)
                .putIfPresent("authorized", authorized).putIfPresent("identity", identity)
                .put("wait_ms", patience.toMillis()).put("waits", waits).putIfPresent("policy", policy).build();
    }

    private static InletRequest of(JsonObject fields) {
        return new InletRequest(fields.text("bind"), fields.text("to"), fields.text("alias"),
                fields.optionalText("authorized"), fields.optionalText("identity"),
                Duration.ofMillis(fields.integer("wait_ms", 0, Integer.MAX_VALUE)), fields.bool("waits"),
                fields.optionalText("policy"));
    }

    /** The same, with the port that was found for it. */
    public InletRequest boundTo(String address) {
        return new InletRequest(address, to, alias, authorized, identity, patience, waits, policy);
    }
}
