package io.ockam.daemon.portal;

import io.ockam.control.api.Nothing;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.Policy.Scope;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.handler.ControlRouter;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.identity.policy.Policies;
import io.ockam.identity.policy.ResourceType;
import io.ockam.identity.policy.expression.PolicyExpression;
import io.ockam.state.Resource;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Policies. They are restored before anything that they guard; that the policy of a type was deleted is kept as well. */
public final class PolicyKind implements ResourceKind {
    private static final String EXPRESSION = "expression";

    private final Policies policies;
    private final Ledger ledger;

    public PolicyKind(Policies policies, Ledger ledger) {
        this.policies = policies;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(PortalApi.POLICIES, _ -> list());
        router.on(PortalApi.SET_POLICY, call -> {
            set(call.body());
            return Nothing.NOTHING;
        });
        router.on(PortalApi.DELETE_POLICY,
                call -> delete(Scope.of(call.parameter(0)), call.parameter(1)));
    }

    private List<Policy> list() {
        List<Policy> all = new ArrayList<>();
        policies.byName()
                .forEach((name, expression) -> all.add(new Policy(Scope.RESOURCE, name, expression.toString())));
        policies.byType().forEach((type, expression) -> all.add(new Policy(Scope.TYPE, type, expression.toString())));
        return all;
    }

    /** Sets a policy and keeps it. Not kept, it is not set either. */
    void set(Policy policy) {
        PolicyExpression expression = PolicyExpression.parse(policy.expression());
        if (policy.scope() == Scope.TYPE) {
            type(policy.resource());
        }
        Policy printed = new Policy(policy.scope(), policy.resource(), expression.toString());
        ledger.made(this, keptName(policy.scope(), policy.resource()), printed.toJson(), () -> {});
        apply(printed);
    }

    private Nothing delete(Scope scope, String resource) {
        switch (scope) {
            case RESOURCE -> forget(resource);
            case TYPE -> {
                policies.remove(type(resource));
                JsonObject gone = JsonObject.builder().put("scope", scope.text()).put("resource", resource).build();
                ledger.made(this, keptName(scope, resource), gone, () -> {});
            }
        }
        return Nothing.NOTHING;
    }

    /** Forgets the policy of one resource. @throws OckamException {@code NOT_FOUND} */
    void forget(String resource) {
        policies.remove(resource);
        ledger.forget(this, keptName(Scope.RESOURCE, resource));
    }

    /** As {@link #forget}, for a resource that goes itself. */
    void forgetIfThere(String resource) {
        if (policies.has(resource)) {
            forget(resource);
        }
    }

    @Override
    public void restore(Resource kept) {
        if (kept.body().has(EXPRESSION)) {
            apply(Policy.BODY.of(kept.body()));
        } else {
            policies.remove(type(kept.body().text("resource")));
        }
    }

    private void apply(Policy policy) {
        PolicyExpression expression = PolicyExpression.parse(policy.expression());
        switch (policy.scope()) {
            case RESOURCE -> policies.set(policy.resource(), expression);
            case TYPE -> policies.set(type(policy.resource()), expression);
        }
    }

    private static String keptName(Scope scope, String resource) {
        return scope.text() + " " + resource;
    }

    private static ResourceType type(String name) {
        return ResourceType.named(name).orElseThrow(() -> new OckamException(ErrorCode.INVALID,
                "'" + name + "' is no resource type", "Valid values are: " + String.join(", ", ResourceType.names()),
                null));
    }
}
