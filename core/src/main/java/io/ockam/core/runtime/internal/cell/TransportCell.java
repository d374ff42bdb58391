package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.worker.Mailbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The addresses of a transport, which runs itself: asked to stop, it closes this when it has. Thread-safe. */
abstract sealed class TransportCell implements Recipient permits EntranceCell, ExitCell {
    final Cells cells;
    final List<Binding> bindings;
    private final PhaseMembers members;
    private final Runnable onStop;
    private final Started started = new Started();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    TransportCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, Runnable onStop) {
        this.cells = cells;
        this.bindings = Recipient.bind(mailboxes, this);
        this.members = members;
        this.onStop = onStop;
        started.ready.complete(null);
    }

    public final Address address() {
        return bindings.getFirst().address;
    }

    @Override
    public final List<Binding> bindings() {
        return bindings;
    }

    @Override
    public final void requestStop() {
        if (stopRequested.compareAndSet(false, true)) {
            onStop.run();
        }
    }

    final boolean isStopRequested() {
        return stopRequested.get();
    }

    @Override
    public boolean isStopping() {
        return closed.get();
    }

    @Override
    public final void abort() {
        requestStop();
        close();
    }

    public final void close() {
        if (closed.compareAndSet(false, true)) {
            cells.freed(this, null);
        }
    }

    @Override
    public final PhaseMembers members() {
        return members;
    }

    @Override
    public final Started started() {
        return started;
    }
}
