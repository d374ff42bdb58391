package io.ockam.core.worker;

/** Where a worker's messages are handled. */
public enum Execution {
    /** On the node's few pool threads: must not block. */
    POOLED,
    /** On virtual threads: may block on files, databases, calls. */
    BLOCKING,
    /**
     * On the thread that delivers the message, if the worker is idle, else on the pool. For short steps of the product's own,
     * such as encrypting and hopping: event loops run them, so they neither block nor take long.
     */
    INLINE
}
