package io.ockam.core;

/**
 * A value that knows its bytes: what programs send as the body of a message.
 *
 * <p>Reading is the matter of a plain function from {@link Payload}, see {@link Message#body(java.util.function.Function)}.
 */
@FunctionalInterface
public interface Encodable {
    /** The body's bytes; the caller becomes their owner. */
    Payload encode();
}
