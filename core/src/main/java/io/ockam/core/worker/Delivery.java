package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.access.AccessControl;
import java.util.concurrent.CompletionStage;

/** What became of a message handed to the router. */
public sealed interface Delivery {
    /** It waits for its receiver, or was handled already. Its receiver may still not let it in. */
    record Delivered() implements Delivery {
        private static final Delivered ALWAYS = new Delivered();
    }

    /**
     * Accepted, but the queue is over its mark. Its source, if it has one, was paused; whoever sends on its own account should
     * wait for {@code relief}.
     *
     * @param queue the receiver's primary address
     * @param relief completes when the queue has drained to half, or is gone
     */
    record Backlogged(Address queue, CompletionStage<Void> relief) implements Delivery {}

    /** The sender's address may not send this; a warning was logged. */
    record Denied(Address from, AccessControl by) implements Delivery {}

    record NoSuchWorker(Address address) implements Delivery {}

    /** The worker is on its way out and takes nothing more. */
    record Stopping(Address address) implements Delivery {}

    /** The queue is at its hard limit: the message was not taken. */
    record Refused(Address address) implements Delivery {}

    /** {@link Delivered}, without making another one. */
    static Delivery delivered() {
        return Delivered.ALWAYS;
    }

    /** Whether the receiver has the message now. */
    default boolean isAccepted() {
        return this instanceof Delivered || this instanceof Backlogged;
    }

    /**
     * Turns the failures that a sender must know of into exceptions. A denial is none: a sender is not told what it may not do.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} or {@link ErrorCode#EXHAUSTED}
     */
    default void orThrow() {
        if (this instanceof Delivered) {
            return; // what nearly always happens is asked for first
        }
        switch (this) {
            case Delivered _,Backlogged _,Denied _ -> {
            }
            case NoSuchWorker(Address address) ->
                throw new OckamException(ErrorCode.NOT_FOUND, "There is no worker at " + address);
            case Stopping(Address address) ->
                throw new OckamException(ErrorCode.CONFLICT, "The worker at " + address + " is shutting down");
            case Refused(Address address) -> throw new OckamException(ErrorCode.EXHAUSTED,
                    "The queue of the worker at " + address + " is full",
                    "Wait for the relief that a Backlogged delivery tells, before sending more.", null);
        }
    }
}
