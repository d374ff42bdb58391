package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.access.AccessControl;

/**
 * An address of a worker with what may come in and go out there.
 *
 * @param incoming judges a message when the worker is about to get it
 * @param outgoing judges a message that the worker sends from this address
 * @param metadata what others may look up about the address
 */
public record Mailbox(Address address, AccessControl incoming, AccessControl outgoing, Metadata metadata) {
    public Mailbox(Address address, AccessControl incoming, AccessControl outgoing) {
        this(address, incoming, outgoing, Metadata.NONE);
    }

    /** Everything may come in and go out. */
    public static Mailbox open(Address address) {
        return new Mailbox(address, AccessControl.ALLOW_ALL, AccessControl.ALLOW_ALL);
    }

    /** Nothing may come in or go out. */
    public static Mailbox closed(Address address) {
        return new Mailbox(address, AccessControl.DENY_ALL, AccessControl.DENY_ALL);
    }

    public Mailbox with(Metadata described) {
        return new Mailbox(address, incoming, outgoing, described);
    }
}
