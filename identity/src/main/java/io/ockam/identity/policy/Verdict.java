package io.ockam.identity.policy;

/** What a guard says about a message. */
public sealed interface Verdict {
    record Allowed() implements Verdict {
        private static final Allowed ALWAYS = new Allowed();
    }

    /**
     * @param why which policy denied whom and for what reason, for the logs of this node; without secrets
     * @param told what the one who is denied may know of it
     */
    record Denied(String why, String told) implements Verdict {}

    static Verdict allowed() {
        return Allowed.ALWAYS;
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
