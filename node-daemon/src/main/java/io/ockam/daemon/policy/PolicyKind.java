package io.ockam.daemon.policy;

import io.ockam.control.api.portal.Policy.Scope;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.identity.policy.Policies;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.identity.policy.expression.PolicyExpression;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Policies. They are restored before anything that they guard; that the policy of a type was deleted is kept as well. */
public final class PolicyKind implements ResourceKind {
    private static final String EXPRESSION = "expression";
    private static final String NOBODY = "(= 1 2)";
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
        policies.own().forEach((resource, expression) -> all.add(own(resource, expression.toString())));
        policies.byName()
                .forEach((name, expression) -> all.add(new Policy(Scope.RESOURCE, name, expression.toString())));
        all.sort(Comparator.comparing(Policy::resource));
        policies.byType().forEach((type, expression) -> all.add(new Policy(Scope.TYPE, type, expression.toString())));
        return all;
    }

    private static Policy own(Resource resource, String expression) {
        return new Policy(Scope.RESOURCE, resource.name(), Optional.of(resource.type().toString()), expression);
    }

    private static Policy ofName(String resource) {
        return new Policy(Scope.RESOURCE, resource, "");
    }

    /**
     * Makes a resource under the policy that was asked for it. If that fails, the policy is what it was before: one of that name may be kept
     * that could not be brought back.
     */
    public synchronized <T> T under(Optional<String> policy, Resource resource, Supplier<T> make) {
        closeUnreadable(resource);
        if (policy.isEmpty()) {
            return make.get();
        }
        Optional<PolicyExpression> before = Optional.ofNullable(policies.own().get(resource));
        set(own(resource, policy.get()));
        try {
            return make.get();
        } catch (RuntimeException e) {
            try {
                before.ifPresentOrElse(earlier -> set(own(resource, earlier.toString())), () -> forget(resource));
            } catch (OckamException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Sets a policy and keeps it. Not kept, it is not set either. */
    private synchronized void set(Policy policy) {
        PolicyExpression expression = PolicyExpression.parse(policy.expression());
        policy.type().ifPresent(PolicyKind::type);
        if (policy.scope() == Scope.TYPE) {
            type(policy.resource());
        }
        Policy printed = new Policy(policy.scope(), policy.resource(), policy.type(), expression.toString());
        ledger.made(this, keptName(printed), printed.toJson(), () -> {});
        apply(printed);
        if (policy.scope() == Scope.RESOURCE && policy.type().isEmpty()) {
            // Takes the place of what each of that name was given itself: better two for a moment than none.
            ownOf(policy.resource()).forEach(this::forget);
        }
    }

    private List<Resource> ownOf(String name) {
        return policies.own().keySet().stream().filter(resource -> resource.name().equals(name)).toList();
    }

    private synchronized Nothing delete(Scope scope, String resource) {
        switch (scope) {
            case RESOURCE -> {
                policies.require(resource);
                ownOf(resource).forEach(this::forget);
                forget(resource);
            }
            case TYPE -> {
                ResourceType type = type(resource);
                policies.require(type);
                JsonObject gone = JsonObject.builder().put("scope", scope.text()).put("resource", resource).build();
                ledger.made(this, keptName(new Policy(scope, resource, "")), gone, () -> {});
                policies.remove(type);
            }
        }
        return Nothing.NOTHING;
    }

    /** What one resource was made with: while it is kept it holds. */
    private void forget(Resource resource) {
        ledger.forget(this, keptName(own(resource, "")));
        policies.remove(resource);
    }

    private void forget(String name) {
        ledger.forget(this, keptName(ofName(name)));
        policies.remove(name);
    }

    /** A resource is no longer kept: its policy goes as well, and that for all of its name with the last of them. */
    public synchronized void left(Resource resource) {
        forget(resource);
        String name = resource.name();
        boolean isUsed = SERVICES.contains(name)
                || ledger.named(name).stream().anyMatch(GuardedKinds::has);
        if (!isUsed) {
            forget(name);
        }
    }

    /** What a resource is made with is kept before the resource: forgets that of one which came to nothing. */
    @Override
    public void mend(List<ResourceRecord> all) {
        Set<Resource> made = all.stream().flatMap(kept -> GuardedKinds.guarded(kept).stream())
                .collect(Collectors.toSet());
        for (ResourceRecord kept : all) {
            if (kept.kind().equals(name()) && isOwnOfNoneOf(made, kept.body())) {
                ledger.forget(this, kept.name());
            }
        }
    }

    private static boolean isOwnOfNoneOf(Set<Resource> made, JsonObject body) {
        return body.optionalText("type").filter(type -> !made.contains(new Resource(body.text("resource"), type(type))))
                .isPresent();
    }

    @Override
    public void distrust(List<ResourceRecord> readable) {
        readable.stream().flatMap(kept -> GuardedKinds.guarded(kept).stream()).forEach(this::closeUnreadable);
        SERVICES.forEach(service -> closeUnreadable(ofName(service)));
        ResourceType.names().forEach(type -> closeUnreadable(new Policy(Scope.TYPE, type, "")));
    }

    private void closeUnreadable(Resource resource) {
        closeUnreadable(own(resource, ""));
        closeUnreadable(ofName(resource.name()));
    }

    /** Whom a policy that cannot be read would keep out is not let in without it: nobody is, until it is set anew or deleted. */
    private void closeUnreadable(Policy policy) {
        if (ledger.isUnreadable(this, keptName(policy))) {
            admitNobody(keptName(policy));
        }
    }

    @Override
    public void restore(ResourceRecord kept) {
        try {
            if (kept.body().has(EXPRESSION)) {
                apply(Policy.BODY.of(kept.body()));
            } else {
                policies.remove(type(kept.body().text("resource")));
            }
        } catch (OckamException e) {
            admitNobody(kept.name());
            throw e;
        }
    }

    private void admitNobody(String keptName) {
        String[] words = keptName.split(" ", 2);
        if (words.length == 2) {
            apply(ResourceType.named(words[0]).map(type -> own(new Resource(words[1], type), NOBODY))
                    .orElseGet(() -> new Policy(Scope.of(words[0]), words[1], NOBODY)));
        }
    }

    private void apply(Policy policy) {
        PolicyExpression expression = PolicyExpression.parse(policy.expression());
        switch (policy.scope()) {
            case RESOURCE -> policy.type().map(PolicyKind::type).ifPresentOrElse(
                    type -> policies.set(new Resource(policy.resource(), type), expression),
                    () -> policies.set(policy.resource(), expression));
            case TYPE -> policies.set(type(policy.resource()), expression);
        }
    }

    /** Each begins with a word, which no other kind of policy begins with. */
    private static String keptName(Policy policy) {
        return policy.type().orElseGet(policy.scope()::text) + " " + policy.resource();
    }

    private static ResourceType type(String name) {
        return ResourceType.named(name).orElseThrow(() -> new OckamException(ErrorCode.INVALID,
                "'" + name + "' is no resource type", "Valid values are: " + String.join(", ", ResourceType.names()),
                null));
    }
}
