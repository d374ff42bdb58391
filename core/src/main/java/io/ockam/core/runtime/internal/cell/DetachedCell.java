package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.dispatch.Durations;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.runtime.internal.routing.Inbox;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Addresses whose messages are received by whoever asks for them: a program's own thread, a processor, a waiting call. */
final class DetachedCell extends BaseContext implements DetachedContext, Recipient {
    private final Cells cells;
    private final List<Binding> bindings;
    private final PhaseMembers members;
    private final Source own;
    private final @Nullable Source inherited;
    private final Inbox inbox = new Inbox(false);
    /** Held by the one who receives: the owner of the inbox. */
    private final ReentrantLock receiving = new ReentrantLock();
    private final Started started = new Started();
    /** Set for a processor, which is asked to stop and closes this when it has. */
    private volatile @Nullable Runnable onStop;
    private volatile boolean stopping;
    private volatile @Nullable Thread waiter;
    private @Nullable Envelope current;

    /** @param inherited the source of what is sent from here, if it is not this context */
    DetachedCell(Cells cells, List<Mailbox> mailboxes, PhaseMembers members, @Nullable Source inherited) {
        this.cells = cells;
        this.bindings = Recipient.bind(mailboxes, this);
        this.members = members;
        this.own = Source.polled(mailboxes.getFirst().address().toString());
        this.inherited = inherited;
        started.ready.complete(null);
    }

    @Override
    public Delivery accept(Envelope envelope) {
        if (stopping) {
            return new Delivery.Stopping(envelope.to.address);
        }
        int outcome = inbox.push(envelope, cells.marks());
        if (Inbox.isClaimed(outcome)) {
            LockSupport.unpark(waiter);
        }
        return cells.pushed(outcome, envelope, inbox, address());
    }

    @Override
    public Message receive(Duration timeout) {
        Blocking.requireAllowed(address());
        long nanos = Durations.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        try {
            if (!receiving.tryLock(nanos, TimeUnit.NANOSECONDS)) {
                throw timedOut(timeout);
            }
            try {
                return receive(timeout, deadline);
            } finally {
                receiving.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "The wait for a message at " + address() + " was interrupted",
                    e);
        }
    }

    private Message receive(Duration timeout, long deadline) throws InterruptedException {
        current = null;
        for (;;) {
            Envelope envelope = inbox.next();
            if (envelope != null) {
                inbox.relieveIfDrained(cells.marks());
                if (cells.router().admits(envelope)) {
                    current = envelope;
                    return envelope;
                }
            } else {
                awaitMore(timeout, deadline);
            }
        }
    }

    private void awaitMore(Duration timeout, long deadline) throws InterruptedException {
        waiter = Thread.currentThread();
        try {
            boolean resting = inbox.rest() || inbox.isIdle();
            inbox.relieveIfDrained(cells.marks());
            while (resting && inbox.isIdle()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw timedOut(timeout);
                }
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiter = null;
        }
        if (inbox.isClosed()) {
            throw new OckamException(ErrorCode.CONFLICT, "The context at " + address() + " is closed");
        }
    }

    private OckamException timedOut(Duration timeout) {
        return new OckamException(ErrorCode.TIMED_OUT, "timeout: " + Durations.text(timeout));
    }

    @Override
    Cells cells() {
        return cells;
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    Source origin() {
        return inherited == null ? own : inherited;
    }

    @Override
    void beforeSend() {
        if (!own.isPaused()) {
            return;
        }
        Blocking.requireAllowed(address());
        try {
            if (!own.await()) {
                throw new OckamException(ErrorCode.CONFLICT, "The context at " + address() + " is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "A send from " + address() + " was interrupted", e);
        }
    }

    @Override
    void beforeBlocking() {
        Blocking.requireAllowed(address());
    }

    /** Answers the message received last. */
    @Override
    public void reply(Encodable body) {
        Envelope received = current;
        if (received == null) {
            throw new OckamException(ErrorCode.INVALID, "There is no message to reply to at " + address());
        }
        send(received.to, received.returnRoute(), body);
    }

    @Override
    public void runAs(Execution execution) {
        throw new IllegalStateException(address() + " is a context without a worker: it runs nothing");
    }

    @Override
    public void stop() {
        requestStop();
    }

    @Override
    public void close() {
        stopping = true;
        own.end();
        if (inbox.abort()) {
            LockSupport.unpark(waiter);
            cells.freed(this, null);
        }
    }

    void onStop(Runnable action) {
        onStop = action;
    }

    @Override
    public void requestStop() {
        Runnable action = onStop;
        if (action == null) {
            close();
        } else if (!stopping) {
            stopping = true;
            own.end();
            action.run();
        }
    }

    @Override
    public void abort() {
        requestStop();
        close();
    }

    @Override
    public boolean isStopping() {
        return stopping;
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
