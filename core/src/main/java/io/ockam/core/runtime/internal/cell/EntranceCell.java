package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.access.AccessControl;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The addresses that a transport's messages come from. */
final class EntranceCell implements Entrance, Recipient {
    private final Cells cells;
    private final List<Binding> bindings;
    private final PhaseMembers members;
    private final Source source;
    private final Runnable onStop;
    private final Started started = new Started();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    EntranceCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, Source source, Runnable onStop) {
        this.cells = cells;
        this.bindings = Recipient.bind(mailboxes.stream()
                .map(m -> new Mailbox(m.address(), AccessControl.DENY_ALL, m.outgoing(), m.metadata())).toList(), this);
        this.members = members;
        this.source = source;
        this.onStop = onStop;
        started.ready.complete(null);
    }

    @Override
    public Address address() {
        return bindings.getFirst().address;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Delivery deliver(LocalMessage message) {
        return deliver(bindings.getFirst(), message);
    }

    @Override
    public Delivery deliver(Address from, LocalMessage message) {
        for (Binding binding : bindings) {
            if (binding.address.equals(from)) {
                return deliver(binding, message);
            }
        }
        throw new OckamException(ErrorCode.INVALID, from + " is not an address of the entrance " + address());
    }

    private Delivery deliver(Binding from, LocalMessage message) {
        return cells.router().send(from, message.onwardRoute(), message.returnRoute(), message.payload(),
                message.localInfo(), source);
    }

    /** Nobody receives here: as with any other denied message, the sender learns nothing. */
    @Override
    public Delivery accept(Envelope envelope) {
        cells.router().admits(envelope);
        return Delivery.delivered();
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
        return closed.get();
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
