package io.ockam.control.operation;

/** What a request without a body carries, and an answer that only says that it is done. */
public enum Nothing {
    NOTHING
}
