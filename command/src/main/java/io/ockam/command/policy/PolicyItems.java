package io.ockam.command.policy;

import io.ockam.command.item.Kind;
import io.ockam.command.terminal.Paint;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.Policy.Scope;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The policies of a node, those of one resource or all. */
record PolicyItems(List<Policy> policies) {
    static PolicyItems of(ControlClient client, Optional<String> resource) {
        return new PolicyItems(client.call(PortalApi.POLICIES).stream()
                .filter(policy -> resource.isEmpty() || policy.resource().equals(resource.get())).toList());
    }

    /** By the names of what they are for. */
    Kind kind() {
        return new Kind("policy", "policies", () -> policies.stream().map(Policy::resource).distinct().toList());
    }

    /** All of that name: an outlet and a relay, say, may each have one. */
    List<Policy> named(String resource) {
        return policies.stream().filter(policy -> policy.resource().equals(resource)).toList();
    }

    static JsonObject json(Policy policy) {
        return JsonObject.builder().put("action", Policy.ACTION).put("expression", policy.expression())
                .put("resource", policy.resource()).putIfPresent("resource_type", policy.type()).build();
    }

    /** {@code resource type tcp-outlet}, {@code resource db}. */
    static String name(Policy policy) {
        return (policy.scope() == Scope.TYPE ? "resource type " : "resource ") + Paint.name(policy.resource());
    }
}
