package io.ockam.identity.policy;

import io.ockam.core.Message;
import io.ockam.core.access.AccessControl;
import io.ockam.identity.policy.expression.Environment;
import io.ockam.identity.policy.expression.EvaluationException;
import io.ockam.identity.policy.expression.Expression;
import io.ockam.identity.policy.expression.PolicyExpression;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets messages pass as the policy of a resource says, one direction.
 *
 * <p>The policy is looked up for every decision, so a change holds at once. An allowance is remembered for at most one second per
 * peer and policy, so an expired credential is noticed within that; denials are not remembered. Whatever is not clearly allowed is
 * denied: no peer, no policy, an error, a value that is no boolean. Thread-safe.
 */
public final class PolicyControl implements AccessControl {
    private static final long REMEMBERED_NANOS = 1_000_000_000;
    private static final int MOST_REMEMBERED = 64;

    private record Allowance(PolicyExpression policy, long since) {}

    private final Resource resource;
    private final Policies policies;
    private final Optional<PeerAttributes> authority;
    private final Subject subject;
    private final LongSupplier nanoTime;
    private final Map<String, Allowance> allowed = new ConcurrentHashMap<>();

    /** @param authority what the authority of this node attests; empty if it trusts none */
    public PolicyControl(Resource resource, Policies policies, Optional<PeerAttributes> authority, Subject subject,
            LongSupplier nanoTime) {
        this.resource = resource;
        this.policies = policies;
        this.authority = authority;
        this.subject = subject;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean allows(Message message) {
        return judge(message).isAllowed();
    }

    /** As {@link #allows}, with the reason of a denial. */
    public Verdict judge(Message message) {
        Optional<String> peer = subject.of(message);
        if (peer.isEmpty()) {
            return new Verdict.Denied("the policy of " + resource + " admits nobody without a secure channel");
        }
        Optional<PolicyExpression> policy = policies.governing(resource);
        return policy.isEmpty()
                ? new Verdict.Denied("there is no policy for " + resource + ", so " + peer.get() + " is not admitted")
                : judge(peer.get(), policy.get());
    }

    private Verdict judge(String peer, PolicyExpression policy) {
        long now = nanoTime.getAsLong();
        Allowance known = allowed.get(peer);
        if (known != null && known.policy.equals(policy) && now - known.since < REMEMBERED_NANOS) {
            return Verdict.allowed();
        }
        Optional<String> objection = objection(peer, policy);
        if (objection.isPresent()) {
            allowed.remove(peer);
            // The expression, which may be long, at the end: what is cut off there hurts least.
            return new Verdict.Denied("the policy of " + resource + " denies " + Policies.ACTION + " to " + peer + ": "
                    + policy + " " + objection.get());
        }
        if (allowed.size() >= MOST_REMEMBERED) {
            allowed.clear();
        }
        allowed.put(peer, new Allowance(policy, now));
        return Verdict.allowed();
    }

    private Optional<String> objection(String peer, PolicyExpression policy) {
        try {
            Expression value = environment(peer).evaluate(policy.expression());
            return value.equals(new Expression.Bool(true))
                    ? Optional.empty()
                    : Optional.of(value.equals(new Expression.Bool(false)) ? "is false" : "is no boolean");
        } catch (EvaluationException e) {
            return Optional.of("fails: " + e.getMessage());
        }
    }

    private Environment environment(String peer) {
        Map<String, Expression> bindings = new HashMap<>();
        authority.ifPresent(attested -> {
            Optional<Map<String, String>> attributes = attested.of(peer);
            attributes.ifPresent(known -> known
                    .forEach((key, value) -> bindings.put("subject." + key, new Expression.Text(value))));
            bindings.put("subject.has_credential", new Expression.Bool(attributes.isPresent()));
        });
        // Last, so that no attribute takes their place.
        bindings.put("subject.identifier", new Expression.Text(peer));
        bindings.put("resource.id", new Expression.Text(resource.name()));
        bindings.put("action.id", new Expression.Text(Policies.ACTION));
        return new Environment(bindings);
    }

    /** For logs. */
    @Override
    public String toString() {
        return "Policy(" + resource + ": "
                + policies.governing(resource).map(PolicyExpression::toString).orElse("none") + ")";
    }
}
