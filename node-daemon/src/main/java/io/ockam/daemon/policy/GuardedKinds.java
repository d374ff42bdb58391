package io.ockam.daemon.policy;

import io.ockam.state.Resource;

/** The kinds of resources that go by the policy of their name. */
public final class GuardedKinds {
    public static final String INLET = "inlet";
    public static final String OUTLET = "outlet";
    public static final String RELAY = "relay";

    private GuardedKinds() {}

    /** Whether the policy of its name holds for a kept resource: of relays, only for those that were made with one. */
    public static boolean has(Resource kept) {
        return switch (kept.kind()) {
            case INLET, OUTLET -> true;
            case RELAY -> kept.body().has("policy");
            default -> false;
        };
    }
}
