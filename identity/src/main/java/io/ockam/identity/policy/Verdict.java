package io.ockam.identity.policy;

/** What a guard says about a message. */
public sealed interface Verdict {
    record Allowed() implements Verdict {
        private static final Allowed ALWAYS = new Allowed();
    }

    /**
     * @param why which policy denied what to whom and for what reason, for the logs of both sides; without secrets. A policy is quoted only
     *        to those who have proved who they are.
     */
    record Denied(String why) implements Verdict {}

    static Verdict allowed() {
        return Allowed.ALWAYS;
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
