package io.ockam.core.runtime.internal.routing;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import org.jspecify.annotations.Nullable;

/** An address and who has it: what the table of addresses holds, and what its owner sends from. */
public final class Binding {
    public final Address address;
    final AccessControl incoming;
    final AccessControl outgoing;
    /** The default controls are not even asked. */
    final boolean takesAnything;
    final boolean sendsAnything;
    public final Metadata metadata;
    private @Nullable Route back;
    public final Recipient recipient;

    public Binding(Mailbox mailbox, Recipient recipient) {
        this.address = mailbox.address();
        this.incoming = mailbox.incoming();
        this.outgoing = mailbox.outgoing();
        this.takesAnything = AccessControl.ALLOW_ALL.equals(incoming);
        this.sendsAnything = AccessControl.ALLOW_ALL.equals(outgoing);
        this.metadata = mailbox.metadata();
        this.recipient = recipient;
    }

    /** The way back to this address alone, made by the first send: every other carries it too. A race makes two. */
    public Route back() {
        Route made = back;
        if (made == null) {
            made = Route.of(address);
            back = made;
        }
        return made;
    }

    public Mailbox mailbox() {
        return new Mailbox(address, incoming, outgoing, metadata);
    }
}
