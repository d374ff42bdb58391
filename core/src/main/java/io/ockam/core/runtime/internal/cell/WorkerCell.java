package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.runtime.internal.dispatch.Dispatched;
import io.ockam.core.runtime.internal.dispatch.PoolThread;
import io.ockam.core.runtime.internal.life.PhaseMembers;
import io.ockam.core.runtime.internal.life.Started;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.runtime.internal.routing.Inbox;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Supervision;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker: its instance, its inbox and what state it is in. Idle, it has no thread, no task and no array.
 *
 * <p>Whoever owns the inbox runs the cell: a thread of the pool, a virtual thread, or for an inline worker the thread that
 * delivers. Fields without a modifier belong to the owner, and pass from one to the next through the inbox or the dispatcher.
 */
public final class WorkerCell implements Recipient, Dispatched {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerCell.class);
    /** Messages handled before it is told what has been done, and asked whether others should have their turn. */
    private static final int BATCH = 64;
    /** The same at the beginning, and twice as many each time: handlers may be slow. */
    private static final int FIRST_BATCH = 8;

    private final Cells cells;
    private final Inbox inbox = new Inbox(true);
    private final List<Binding> bindings;
    private final WorkerContext context = new WorkerContext(this);
    private final PhaseMembers members;
    private final @Nullable Restarts restarts;
    private final boolean stopsOnFailure;
    private Worker worker;
    private @Nullable Running running;
    private volatile Execution execution;
    private volatile @Nullable Started started;
    private volatile boolean stopping;
    private volatile boolean ready;
    private boolean freed;

    WorkerCell(Cells cells, WorkerOptions options, PhaseMembers members, Worker worker) {
        this.cells = cells;
        this.bindings = Recipient.bind(options.mailboxes(), this);
        this.execution = options.execution();
        this.restarts = options.supervision() instanceof Supervision.Restart how ? new Restarts(how) : null;
        this.stopsOnFailure = options.supervision() instanceof Supervision.Stop;
        this.members = members;
        this.worker = worker;
    }

    @Override
    public Delivery accept(Envelope envelope) {
        if (stopping) {
            return new Delivery.Stopping(envelope.to.address);
        }
        boolean claimed = false;
        if (execution == Execution.INLINE && InlineDepth.enter()) {
            try {
                claimed = inbox.claim();
                // Whoever owned it until now may have changed how it runs.
                if (claimed && execution == Execution.INLINE) {
                    runInline(envelope);
                    return Delivery.delivered();
                }
            } finally {
                InlineDepth.leave();
            }
        }
        int outcome = inbox.push(envelope, cells.marks());
        if (claimed || Inbox.isClaimed(outcome)) {
            cells.dispatcher().run(this);
        }
        return cells.pushed(outcome, envelope, inbox, address());
    }

    private void runInline(Envelope envelope) {
        Running now = begin();
        handle(envelope, now);
        if (!now.changes || goesOn(now, 1)) {
            drain(now);
        }
    }

    /** Runs as owner of the inbox, which this thread has become. */
    @Override
    public void run() {
        Running now = begin();
        if (ready || start()) {
            drain(now);
        }
    }

    private Running begin() {
        Running now = new Running(Thread.currentThread(), execution);
        running = now;
        return now;
    }

    /** @return false if the cell is not to go on now */
    private boolean start() {
        try {
            worker.start(context);
        } catch (Throwable e) {
            LOG.error("Failure during '{}' worker initialisation: {}", address(), e.toString(), e);
            if (restarts != null && restarts.isRestart() && replace(restarts)) {
                restartLater(restarts);
                return false;
            }
            stopping = true;
            inbox.abort();
            finish(e);
            return false;
        }
        ready = true;
        Started waited = started;
        if (waited != null) {
            waited.ready.complete(null);
        }
        return true;
    }

    /** Handles what is queued, batch by batch, then rests, goes on elsewhere, or ends. */
    private void drain(Running now) {
        int handled = 0;
        int batchEnd = FIRST_BATCH;
        do {
            for (Envelope envelope = inbox.take(); envelope != null;) {
                Envelope following = envelope.next;
                envelope.next = null;
                handle(envelope, now);
                envelope = following;
                if (++handled == batchEnd || now.changes) {
                    inbox.putBack(following);
                    if (!goesOn(now, handled)) {
                        return;
                    }
                    batchEnd += Math.min(batchEnd, BATCH);
                    envelope = inbox.take();
                }
            }
            inbox.putBack(null);
            if (handled > 1 && now.thread instanceof PoolThread thread) {
                thread.linger();
            }
        } while (!rested(now));
    }

    /** At the end of a batch. @return false if the worker has been passed on */
    private boolean goesOn(Running now, int handled) {
        if (restarts != null && !ready) {
            restartLater(restarts);
            return false;
        }
        inbox.relieveIfDrained(cells.marks());
        if (!now.changes && hasTime(now, handled)) {
            return true;
        }
        pass();
        cells.dispatcher().runLater(this);
        return false;
    }

    private static boolean hasTime(Running now, int handled) {
        return now.thread instanceof PoolThread thread ? thread.hasTime() : handled < BATCH;
    }

    /** Lets the worker go, or ends it. @return false if something has come in and this thread is to go on */
    private boolean rested(Running now) {
        if (stopping || inbox.isClosed()) {
            boolean over = inbox.isClosed() || inbox.close();
            if (over) {
                finish(null);
            }
            return over;
        }
        if (inbox.hasMore()) {
            return false;
        }
        pass();
        if (inbox.rest()) {
            inbox.relieveIfDrained(cells.marks());
            // A stop that came before the rest was seen by nobody; whoever claims the inbox now sees it.
            if (!stopping || !inbox.claim()) {
                return true;
            }
        }
        running = now;
        return false;
    }

    /** This thread is not the worker's any more. */
    private void pass() {
        running = null;
    }

    /** Afterwards the worker may not be {@link #ready}: then it is to be restarted before the next message. */
    private void handle(Envelope envelope, Running now) {
        now.current = envelope;
        try {
            if (cells.router().admits(envelope)) {
                worker.receive(context, envelope);
            }
            if (restarts != null) {
                restarts.handled();
            }
        } catch (Throwable e) {
            failed(e, now);
        }
    }

    private void failed(Throwable failure, Running now) {
        cells.handlerFailed(address(), failure);
        if (restarts != null) {
            now.changes |= replace(restarts);
        } else if (stopsOnFailure) {
            stopping = true;
        }
    }

    /** Puts another worker in the place of one that failed. @return false if it is stopped instead */
    private boolean replace(Restarts restarts) {
        Worker fresh = stopping ? null : restarts.next(address());
        if (fresh == null) {
            stopping = true;
            return false;
        }
        stopWorker();
        ready = false;
        worker = fresh;
        return true;
    }

    private void restartLater(Restarts restarts) {
        pass();
        restarts.later(cells.dispatcher(), this);
        if (stopping) {
            restarts.hasten(cells.dispatcher(), this);
        }
    }

    private void finish(@Nullable Throwable failure) {
        stopWorker();
        pass();
        free(failure);
    }

    private void stopWorker() {
        Running now = running;
        if (now != null) {
            now.current = null;
        }
        try {
            worker.stop(context);
        } catch (Throwable e) {
            LOG.error("Failure during '{}' worker shutdown: {}", address(), e.toString(), e);
        }
    }

    @Override
    public void requestStop() {
        stopping = true;
        if (inbox.claim()) {
            cells.dispatcher().run(this);
        } else if (restarts != null) {
            restarts.hasten(cells.dispatcher(), this);
        }
    }

    @Override
    public void abort() {
        stopping = true;
        inbox.abort();
        free(null);
    }

    /** An abort and the regular end may both come here. */
    private void free(@Nullable Throwable failure) {
        synchronized (this) {
            if (freed) {
                return;
            }
            freed = true;
        }
        cells.freed(this, failure);
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
    public synchronized Started started() {
        Started waited = started;
        if (waited == null) {
            waited = new Started();
            started = waited;
            if (ready) {
                waited.ready.complete(null);
            }
        }
        return waited;
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    public Address address() {
        return primary().address;
    }

    Binding primary() {
        return bindings.getFirst();
    }

    Cells cells() {
        return cells;
    }

    @Override
    public Execution execution() {
        return execution;
    }

    /** Called in the worker's handler. */
    void runAs(Execution changed) {
        execution = changed;
        Running now = running;
        if (now != null) {
            now.changes = changed != now.as;
        }
    }

    @Override
    public @Nullable Object handling() {
        Running now = running;
        return now == null ? null : now.current;
    }

    /** Whether nobody runs it and nothing waits. */
    public boolean isIdle() {
        return inbox.isIdle();
    }

    /** How many messages wait, roughly. */
    public int waiting() {
        return inbox.size();
    }

    boolean runsHere() {
        return here() != null;
    }

    @Nullable
    Envelope currentHere() {
        Running here = here();
        return here == null ? null : here.current;
    }

    private @Nullable Running here() {
        Running now = running;
        return now != null && now.thread.equals(Thread.currentThread()) ? now : null;
    }
}
