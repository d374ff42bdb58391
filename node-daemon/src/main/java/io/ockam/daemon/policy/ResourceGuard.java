package io.ockam.daemon.policy;

import io.ockam.core.Message;
import io.ockam.identity.policy.Policies;
import io.ockam.identity.policy.PolicyControl;
import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Guard;
import java.util.function.BooleanSupplier;

/**
 * Guards a resource by its policy, once there is reason to: an authority, a policy of its own, or one that it was made with. A resource
 * that was once made with a policy does not become open by losing it.
 */
final class ResourceGuard implements Guard {
    private final PolicyControl incoming;
    private final PolicyControl outgoing;
    private final BooleanSupplier isNeeded;

    private ResourceGuard(PolicyControl incoming, PolicyControl outgoing, BooleanSupplier isNeeded) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.isNeeded = isNeeded;
    }

    /** @param always whether nobody may use the resource without a policy that says so */
    static Guard of(Resource resource, Policies policies, PolicyControl incoming, PolicyControl outgoing,
            boolean always) {
        return new ResourceGuard(incoming, outgoing, () -> always || policies.has(resource));
    }

    @Override
    public Verdict incoming(Message message) {
        return isNeeded.getAsBoolean() ? incoming.judge(message) : Verdict.allowed();
    }

    @Override
    public Verdict outgoing(Message message) {
        return isNeeded.getAsBoolean() ? outgoing.judge(message) : Verdict.allowed();
    }
}
