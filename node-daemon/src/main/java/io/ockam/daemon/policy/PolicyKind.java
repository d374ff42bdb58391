package io.ockam.daemon.policy;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Policies. They are restored before anything that they guard; that the policy of a type was deleted is kept as well. */
public final class PolicyKind implements ResourceKind {
    private static final String EXPRESSION = "expression";
    /** In the record of a policy that was made with a resource: of which kind that is. */
    private static final String MADE_WITH = "made_with";
    /** Beside it: the policy that it has replaced. */
    private static final String BEFORE = "before";
    /** Services that go by the policy of their name. */
    private static final Set<String> SERVICES = Set.of("echo", "forwarding_service");

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

    /**
     * Makes a resource under the policy that was asked for it. If that fails, the policy is again what it was before.
     *
     * @throws OckamException {@link ErrorCode#IN_USE} if the policy would hold for another resource as well
     */
    public synchronized <T> T under(Optional<String> policy, ResourceKind kind, String name, Supplier<T> make) {
        if (policy.isEmpty()) {
            return make.get();
        }
        other(kind, name).ifPresent(other -> {
            throw new OckamException(ErrorCode.IN_USE,
                    "A policy of " + kind.name() + " '" + name + "' would also be that of " + other + " '" + name + "'",
                    "Policies go by name: choose another one for the " + kind.name() + ".", null);
        });
        Optional<PolicyExpression> before = Optional.ofNullable(policies.byName().get(name));
        keep(new Policy(Scope.RESOURCE, name, policy.get()), JsonObject.builder().put(MADE_WITH, kind.name())
                .putIfPresent(BEFORE, before.map(PolicyExpression::toString)).build());
        try {
            return make.get();
        } catch (RuntimeException e) {
            try {
                before.ifPresentOrElse(expression -> putBack(name, expression), () -> forget(name));
            } catch (OckamException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void putBack(String name, PolicyExpression expression) {
        policies.set(name, expression);
        set(new Policy(Scope.RESOURCE, name, expression.toString()));
    }

    /** What else goes by the policy of that name, whether it could be brought back or not. */
    private Optional<String> other(ResourceKind kind, String name) {
        return SERVICES.contains(name)
                ? Optional.of("service")
                : ledger.named(name).stream().filter(GuardedKinds::has).map(Resource::kind)
                        .filter(found -> !found.equals(kind.name())).findFirst();
    }

    private synchronized void set(Policy policy) {
        keep(policy, JsonObject.EMPTY);
    }

    /** Sets a policy and keeps it, with more that only its record tells. Not kept, it is not set either. */
    private void keep(Policy policy, JsonObject more) {
        PolicyExpression expression = PolicyExpression.parse(policy.expression());
        if (policy.scope() == Scope.TYPE) {
            type(policy.resource());
        }
        Policy printed = new Policy(policy.scope(), policy.resource(), expression.toString());
        ledger.made(this, keptName(policy.scope(), policy.resource()),
                JsonObject.builder().putAll(printed.toJson()).putAll(more).build(), () -> {});
        apply(printed);
    }

    private synchronized Nothing delete(Scope scope, String resource) {
        switch (scope) {
            case RESOURCE -> forget(resource);
            case TYPE -> {
                ResourceType type = type(resource);
                policies.require(type);
                JsonObject gone = JsonObject.builder().put("scope", scope.text()).put("resource", resource).build();
                ledger.made(this, keptName(scope, resource), gone, () -> {});
                policies.remove(type);
            }
        }
        return Nothing.NOTHING;
    }

    /** Forgets the policy of one resource: while it is kept it holds. @throws OckamException {@code NOT_FOUND} */
    private void forget(String resource) {
        policies.require(resource);
        ledger.forget(this, keptName(Scope.RESOURCE, resource));
        policies.remove(resource);
    }

    /** A resource is no longer kept: the policy of its name goes as well, unless something else goes by it. */
    public synchronized void left(ResourceKind kind, String name) {
        if (policies.has(name) && other(kind, name).isEmpty()) {
            forget(name);
        }
    }

    /** The policy of a resource is kept before the resource. Without that, it is what it was before. */
    @Override
    public void mend(List<Resource> all) {
        Set<Guarded> guarded = all.stream().map(kept -> new Guarded(kept.kind(), kept.name()))
                .collect(Collectors.toSet());
        for (Resource kept : all) {
            if (kept.kind().equals(name()) && kept.body().has(MADE_WITH)) {
                Policy policy = Policy.BODY.of(kept.body());
                if (!guarded.contains(new Guarded(kept.body().text(MADE_WITH), policy.resource()))) {
                    kept.body().optionalText(BEFORE).ifPresentOrElse(
                            before -> set(new Policy(policy.scope(), policy.resource(), before)),
                            () -> ledger.forget(this, kept.name()));
                }
            }
        }
    }

    private record Guarded(String kind, String name) {}

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
