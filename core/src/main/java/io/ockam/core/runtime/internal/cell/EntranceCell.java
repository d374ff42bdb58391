package io.ockam.core.runtime.internal.cell;

import io.ockam.core.LocalMessage;
import io.ockam.core.access.AccessControl;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import java.util.List;

/** The addresses that a transport's messages come from. */
final class EntranceCell extends TransportCell implements Entrance {
    private final Source source;

    EntranceCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, Source source, Runnable onStop) {
        super(cells, mailboxes.stream().map(EntranceCell::forSending).toList(), members, onStop);
        this.source = source;
    }

    private static Mailbox forSending(Mailbox mailbox) {
        return new Mailbox(mailbox.address(), AccessControl.DENY_ALL, mailbox.outgoing(), mailbox.metadata());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Delivery deliver(LocalMessage message) {
        return cells.router().send(bindings.getFirst(), message.onwardRoute(), message.returnRoute(), message.payload(),
                message.localInfo(), source);
    }

    /** Nobody receives here: as with any other denied message, the sender learns nothing. */
    @Override
    public Delivery accept(Envelope envelope) {
        cells.router().admits(envelope);
        return Delivery.delivered();
    }
}
