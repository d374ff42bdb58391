package io.ockam.daemon.policy;

import io.ockam.identity.policy.Resource;
import io.ockam.identity.policy.ResourceType;
import io.ockam.state.ResourceRecord;
import java.util.Optional;

/** The kinds of resources that may have policies of their own. */
public final class GuardedKinds {
    public static final String INLET = "inlet";
    public static final String OUTLET = "outlet";
    public static final String RELAY = "relay";

    private GuardedKinds() {}

    /** What policies see of a kept thing; of relays, only of those that were made with one. */
    static Optional<Resource> guarded(ResourceRecord kept) {
        return switch (kept.kind()) {
            case INLET -> Optional.of(new Resource(kept.name(), ResourceType.TCP_INLET));
            case OUTLET -> Optional.of(new Resource(kept.name(), ResourceType.TCP_OUTLET));
            case RELAY -> Optional.of(new Resource(kept.name(), ResourceType.RELAY))
                    .filter(_ -> kept.body().has("policy"));
            default -> Optional.empty();
        };
    }

    /** Whether a policy of its name may hold for a kept thing. */
    public static boolean has(ResourceRecord kept) {
        return guarded(kept).isPresent();
    }
}
