package io.ockam.core.runtime.internal.cell;

import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import java.util.List;

/** The addresses whose messages a transport takes away. */
final class ExitCell extends TransportCell implements Exit {
    private final Taker taker;

    ExitCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, Taker taker, Runnable onStop) {
        super(cells, mailboxes, members, onStop);
        this.taker = taker;
    }

    @Override
    public Delivery accept(Envelope envelope) {
        if (isStopping()) {
            return new Delivery.Stopping(envelope.to.address);
        }
        try {
            return cells.router().admits(envelope)
                    ? taker.take(envelope, envelope.origin)
                    : Delivery.delivered();
        } catch (RuntimeException e) {
            // As in a worker: its failure is not the sender's.
            cells.handlerFailed(address(), e);
            return Delivery.delivered();
        }
    }

    /** A transport that is asked to stop sends what it has and takes nothing more; an entrance goes on delivering until it is closed. */
    @Override
    public boolean isStopping() {
        return isStopRequested() || super.isStopping();
    }
}
