package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.Encodable;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.log.Warnings;
import io.ockam.core.pressure.Marks;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.dispatch.Dispatcher;
import io.ockam.core.runtime.internal.life.Phases;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.runtime.internal.routing.Inbox;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.runtime.internal.routing.Router;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Processor;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the cells of one node, and is what they have in common. Thread-safe. */
public final class Cells {
    private static final Logger LOG = LoggerFactory.getLogger(Cells.class);

    private final Workers workers;
    private final FlowControls flowControls;
    private final RandomAddresses addresses;
    private final Router router;
    private final Dispatcher dispatcher;
    private final Phases phases;
    private final Marks marks;
    private final Warnings failures = new Warnings(LOG, System::nanoTime);

    /**
     * @param workers what contexts show of the node; not used before a cell is made
     * @param marks of every inbox
     */
    public Cells(Workers workers, FlowControls flowControls, SecureRandom random, Router router, Dispatcher dispatcher,
            Phases phases, Marks marks) {
        this.workers = workers;
        this.flowControls = flowControls;
        this.addresses = new RandomAddresses(random);
        this.router = router;
        this.dispatcher = dispatcher;
        this.phases = phases;
        this.marks = marks;
    }

    public Address start(WorkerOptions worker, Worker handler) {
        WorkerCell cell = new WorkerCell(this, worker, phases.of(worker.phase()), handler);
        register(cell);
        dispatcher.run(cell);
        return cell.address();
    }

    public Address start(WorkerOptions processor, Processor handler) {
        DetachedCell cell = new DetachedCell(this, processor.mailboxes(), phases.of(processor.phase()), null);
        Thread thread = dispatcher.blocking(cell.address().toString(), new ProcessorRun(handler, cell));
        cell.onStop(thread::interrupt);
        register(cell);
        thread.start();
        return cell.address();
    }

    public DetachedContext detached(List<Mailbox> mailboxes) {
        return detached(mailboxes, null);
    }

    DetachedCell detached(List<Mailbox> mailboxes, @Nullable Source inherited) {
        DetachedCell cell = new DetachedCell(this, mailboxes, phases.detached(), inherited);
        register(cell);
        return cell;
    }

    public Entrance entrance(WorkerOptions entrance, Source source, Runnable onStop) {
        EntranceCell cell = new EntranceCell(this, entrance.mailboxes(), phases.of(entrance.phase()), source, onStop);
        register(cell);
        return cell;
    }

    public Exit exit(WorkerOptions exit, Exit.Taker taker, Runnable onStop) {
        ExitCell cell = new ExitCell(this, exit.mailboxes(), phases.of(exit.phase()), taker, onStop);
        register(cell);
        return cell;
    }

    private void register(Recipient recipient) {
        boolean member = recipient.members() != phases.detached();
        recipient.members().joined();
        try {
            if (member) {
                phases.requireRunning();
            }
            router.add(recipient.bindings());
            if (member && phases.areEnding()) {
                // It may have come too late to be asked with the others.
                recipient.requestStop();
            }
        } catch (OckamException e) {
            recipient.members().left();
            throw e;
        }
    }

    /** Called by every recipient when it has ended. */
    void freed(Recipient recipient, @Nullable Throwable failure) {
        router.free(recipient.bindings());
        recipient.started().ended(failure);
        recipient.members().left();
    }

    /** Sends from a context of its own and waits there for the reply. */
    Message call(Route route, Encodable body, Duration timeout, @Nullable Source origin) {
        Address first = route.first();
        Mailbox temporary = new Mailbox(newAddress(), AccessControl.ALLOW_ALL, AccessControl.toHops(first));
        try (DetachedCell context = detached(List.of(temporary), origin)) {
            flowControls.producerBehind(first)
                    .ifPresent(producer -> flowControls.addConsumer(temporary.address(), producer.id()));
            context.send(route, body);
            return context.receive(timeout);
        }
    }

    public Address newAddress() {
        return addresses.next();
    }

    Workers workers() {
        return workers;
    }

    Router router() {
        return router;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Marks marks() {
        return marks;
    }

    /**
     * What the sender learns of its push into the queue of a recipient.
     *
     * @param outcome of {@link Inbox#push}
     * @param recipient its primary address
     */
    Delivery pushed(int outcome, Envelope envelope, Inbox inbox, Address recipient) {
        return switch (outcome) {
            case Inbox.CLOSED -> new Delivery.Stopping(envelope.to.address);
            case Inbox.FULL -> refused(envelope);
            default -> (outcome & Inbox.OVER) == 0
                    ? Delivery.delivered()
                    : new Delivery.Backlogged(recipient, inbox.hold(envelope.origin, marks));
        };
    }

    private Delivery refused(Envelope envelope) {
        failures.warn(() -> "The queue of " + envelope.destination() + " is full: a message from " + envelope.source()
                + " was refused");
        return new Delivery.Refused(envelope.destination());
    }

    void handlerFailed(Address worker, Throwable failure) {
        failures.warn(() -> "Error encountered during '" + worker + "' message handling: " + failure, failure);
    }
}
