package io.ockam.core.runtime.internal.routing;

import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Mailbox;
import java.util.List;

/** Whoever has addresses: a worker, a processor, a detached context, an entrance, an exit. */
public interface Recipient {
    /** Takes a message, from any thread, and never blocks. */
    Delivery accept(Envelope envelope);

    /** All of its addresses, the primary one first. */
    List<Binding> bindings();

    /** Begins to stop, from any thread and more than once; frees the addresses in the end. */
    void requestStop();

    boolean isStopping();

    /** Ends at once, without handling what is queued. */
    void abort();

    PhaseMembers members();

    Started started();

    static List<Binding> bind(List<Mailbox> mailboxes, Recipient recipient) {
        return mailboxes.size() == 1
                ? List.of(new Binding(mailboxes.getFirst(), recipient))
                : mailboxes.stream().map(mailbox -> new Binding(mailbox, recipient)).toList();
    }
}
