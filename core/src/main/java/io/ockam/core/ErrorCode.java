package io.ockam.core;

/** What kind of thing went wrong, for programs: each is told apart by an exit status, a control answer or a reply. */
public enum ErrorCode {
    /** The caller said something that cannot be right: a bad name, route, number, file. */
    INVALID, NOT_FOUND, ALREADY_EXISTS,
    /** The thing is there and fine, but something else holds it: a port, a vault with keys that are used. */
    IN_USE,
    /** A peer, a policy or a file's mode said no. */
    NO_PERMISSION,
    /** Nobody answers there: connection refused, no such host, node not running. */
    UNAVAILABLE, TIMED_OUT,
    /** Something changed at the same time, or is in a state that does not allow this. */
    CONFLICT,
    /** A limit was reached: queue, frame size, disk. */
    EXHAUSTED,
    /** A peer or a file does not follow its format. */
    MALFORMED,
    /** The operating system failed a read or a write. */
    IO,
    /** This build cannot do it. */
    UNSUPPORTED, CANCELLED,
    /** Our own mistake. */
    INTERNAL
}
