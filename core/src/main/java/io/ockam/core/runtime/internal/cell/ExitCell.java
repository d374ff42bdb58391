package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The addresses whose messages a transport takes away. */
final class ExitCell implements Exit, Recipient {
    private final Cells cells;
    private final List<Binding> bindings;
    private final PhaseMembers members;
    private final Taker taker;
    private final Runnable onStop;
    private final Started started = new Started();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    ExitCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, Taker taker, Runnable onStop) {
        this.cells = cells;
        this.bindings = Recipient.bind(mailboxes, this);
        this.members = members;
        this.taker = taker;
        this.onStop = onStop;
        started.ready.complete(null);
    }

    @Override
    public Address address() {
        return bindings.getFirst().address;
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

    @Override
    public void requestStop() {
        if (stopRequested.compareAndSet(false, true)) {
            onStop.run();
        }
    }

    @Override
    public void abort() {
        requestStop();
        close();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cells.freed(this, null);
        }
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    public boolean isStopping() {
        return stopRequested.get() || closed.get();
    }

    @Override
    public PhaseMembers members() {
        return members;
    }

    @Override
    public Started started() {
        return started;
    }
}
