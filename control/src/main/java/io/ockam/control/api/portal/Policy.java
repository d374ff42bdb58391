package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/**
 * A policy, of resources or of all of a type.
 *
 * @param resource the name of the resource or of the type
 * @param type which one of that name it is for, if it was made with that; else it is for all of that name
 * @param expression as a request either form; in answers the s-expression form
 */
public record Policy(Scope scope, String resource, Optional<String> type, String expression) {
    public static final String ACTION = "handle_message";
    public static final Body<Policy> BODY = Body.object(Policy::toJson, Policy::of);

    /** For what a policy holds. */
    public enum Scope {
        RESOURCE("resource"), TYPE("resource-type");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** @throws JsonException if it is none */
        public static Scope of(String text) {
            return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findAny()
                    .orElseThrow(() -> new JsonException("'" + text + "' is not for what a policy can hold"));
        }
    }

    /** For all resources of that name, or of that type. */
    public Policy(Scope scope, String resource, String expression) {
        this(scope, resource, Optional.empty(), expression);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("scope", scope.text).put("resource", resource).putIfPresent("type", type)
                .put("action", ACTION).put("expression", expression).build();
    }

    private static Policy of(JsonObject fields) {
        return new Policy(Scope.of(fields.text("scope")), fields.text("resource"), fields.optionalText("type"),
                fields.text("expression"));
    }
}
