package io.ockam.control.api.portal;

import io.ockam.control.api.Body;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.Arrays;

/**
 * A policy, of one resource or of all of a type.
 *
 * @param resource the name of the resource or of the type
 * @param expression as a request either form; in answers the s-expression form
 */
public record Policy(Scope scope, String resource, String expression) {
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

    public JsonObject toJson() {
        return JsonObject.builder().put("scope", scope.text).put("resource", resource).put("action", ACTION)
                .put("expression", expression).build();
    }

    private static Policy of(JsonObject fields) {
        return new Policy(Scope.of(fields.text("scope")), fields.text("resource"), fields.text("expression"));
    }
}
