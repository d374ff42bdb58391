package io.ockam.identity.history;

/** How a history stands to the one that is known. */
public enum Comparison {
    EQUAL,
    /** It goes on where the known one ends. */
    NEWER,
    /** The known one goes on where it ends. */
    OLDER,
    /** They part somewhere: one of them was made behind the other's back. */
    CONFLICT
}
