package io.ockam.core.runtime;

import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Supervision;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker: its instance, its inbox and what state it is in. Idle, it has no thread, no task and no array.
 *
 * <p>Whoever owns the inbox runs the cell: a thread of the pool, a virtual thread, or for an inline worker the thread that
 * delivers. Fields without a modifier belong to the owner, and pass from one to the next through the inbox or the dispatcher.
 * A cell is its own task, so that scheduling it makes no garbage.
 */
final class WorkerCell extends ForkJoinTask<Void> implements Recipient {
    @Serial
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(WorkerCell.class);
    /** Messages handled before others get their turn. */
    private static final int BATCH = 64;

    private final transient WorkerRuntime runtime;
    private final transient Inbox inbox = new Inbox(true);
    private final transient List<Binding> bindings;
    private final transient WorkerContext context = new WorkerContext(this);
    private final transient PhaseMembers members;
    private final transient Supervision supervision;
    private transient Worker worker;
    private transient @Nullable Envelope current;
    private transient @Nullable Thread runner;
    private transient volatile Execution execution;
    private transient volatile @Nullable Started started;
    private transient volatile @Nullable Future<?> restart;
    private volatile boolean stopping;
    private volatile boolean ready;
    private boolean freed;
    private int failures;

    WorkerCell(WorkerRuntime runtime, WorkerOptions options, PhaseMembers members, Worker worker) {
        this.runtime = runtime;
        this.bindings = Recipient.bind(options.mailboxes(), this);
        this.execution = options.execution();
        this.supervision = options.supervision();
        this.members = members;
        this.worker = worker;
    }

    @Override
    public Delivery accept(Envelope envelope) {
        if (stopping) {
            return new Delivery.Stopping(envelope.to.address);
        }
        if (execution == Execution.INLINE && InlineDepth.enter()) {
            try {
                if (inbox.claim()) {
                    runInline(envelope);
                    return Delivery.delivered();
                }
            } finally {
                InlineDepth.leave();
            }
        }
        int outcome = inbox.push(envelope, runtime.marks());
        if (outcome < 0) {
            return outcome == Inbox.FULL
                    ? runtime.refused(envelope)
                    : new Delivery.Stopping(envelope.to.address);
        }
        if ((outcome & Inbox.CLAIMED) != 0) {
            runtime.dispatcher().run(this);
        }
        return (outcome & Inbox.OVER) == 0
                ? Delivery.delivered()
                : new Delivery.Backlogged(primary().address, inbox.hold(envelope.origin, runtime.marks()));
    }

    private void runInline(Envelope envelope) {
        runner = Thread.currentThread();
        if (handle(envelope)) {
            drain(execution);
        } else {
            restartLater();
        }
    }

    @Override
    protected boolean exec() {
        PoolThread thread = (PoolThread) Thread.currentThread();
        thread.began(this);
        runtime.dispatcher().slowHandlers().watch();
        run();
        thread.ended();
        // Never done: the same task is scheduled again and again.
        return false;
    }

    /** Runs as owner of the inbox, which this thread has become. */
    void run() {
        runner = Thread.currentThread();
        if (!ready && !start()) {
            return;
        }
        drain(execution);
    }

    /** @return false if the cell is not to go on now */
    private boolean start() {
        try {
            worker.start(context);
        } catch (Throwable e) {
            LOG.error("Failure during '{}' worker initialisation: {}", primary().address, e.toString(), e);
            if (failures > 0 && supervision instanceof Supervision.Restart how && replace(how)) {
                restartLater();
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

    /** Handles what is queued, up to a batch, then rests, goes on elsewhere, or ends. */
    private void drain(Execution as) {
        int handled = 0;
        do {
            for (Envelope envelope = inbox.take(); envelope != null;) {
                Envelope following = envelope.next;
                envelope.next = null;
                if (!handle(envelope)) {
                    inbox.putBack(following);
                    restartLater();
                    return;
                }
                if (++handled == BATCH || execution != as) {
                    inbox.putBack(following);
                    inbox.relieveIfDrained(runtime.marks());
                    pass();
                    runtime.dispatcher().run(this);
                    return;
                }
                envelope = following;
            }
            inbox.putBack(null);
        } while (!rested());
    }

    /** Lets the worker go, or ends it. @return false if something has come in and this thread is to go on */
    private boolean rested() {
        if (stopping || inbox.isClosed()) {
            boolean over = inbox.isClosed() || inbox.close();
            if (over) {
                finish(null);
            }
            return over;
        }
        pass();
        if (inbox.rest()) {
            inbox.relieveIfDrained(runtime.marks());
            // A stop that came before the rest was seen by nobody; whoever claims the inbox now sees it.
            if (!stopping || !inbox.claim()) {
                return true;
            }
        }
        runner = Thread.currentThread();
        return false;
    }

    /** This thread is not the worker's any more. */
    private void pass() {
        current = null;
        runner = null;
    }

    /** @return false if the worker is to be restarted before the next message */
    private boolean handle(Envelope envelope) {
        current = envelope;
        try {
            if (runtime.router().admits(envelope)) {
                worker.receive(context, envelope);
            }
            if (failures != 0) {
                failures = 0;
            }
            return true;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private boolean failed(Throwable failure) {
        runtime.handlerFailed(primary().address, failure);
        return switch (supervision) {
            case Supervision.Resume _ -> true;
            case Supervision.Stop _ -> {
                stopping = true;
                yield true;
            }
            case Supervision.Restart how -> !replace(how);
        };
    }

    /** Puts another worker in the place of one that failed. @return false if this was the last failure: it is stopped instead */
    private boolean replace(Supervision.Restart how) {
        if (stopping || ++failures > how.most()) {
            stopping = true;
            return false;
        }
        Worker fresh;
        try {
            fresh = how.fresh().get();
        } catch (Throwable e) {
            LOG.error("Failure to make another worker for '{}': {}", primary().address, e.toString(), e);
            stopping = true;
            return false;
        }
        stopWorker();
        ready = false;
        worker = fresh;
        return true;
    }

    private void restartLater() {
        if (supervision instanceof Supervision.Restart how) {
            long first = how.longestPause().toNanos() / 100;
            long pause = Math.min(how.longestPause().toNanos(), first << Math.min(failures - 1, 7));
            pass();
            restart = runtime.dispatcher().after(Duration.ofNanos(pause), () -> runtime.dispatcher().run(this));
            if (stopping) {
                hastenRestart();
            }
        }
    }

    private void hastenRestart() {
        Future<?> pending = restart;
        if (pending != null && pending.cancel(false)) {
            runtime.dispatcher().run(this);
        }
    }

    private void finish(@Nullable Throwable failure) {
        stopWorker();
        pass();
        free(failure);
    }

    private void stopWorker() {
        current = null;
        try {
            worker.stop(context);
        } catch (Throwable e) {
            LOG.error("Failure during '{}' worker shutdown: {}", primary().address, e.toString(), e);
        }
    }

    @Override
    public void requestStop() {
        stopping = true;
        if (inbox.claim()) {
            runtime.dispatcher().run(this);
        } else {
            hastenRestart();
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
        runtime.freed(this, failure);
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

    Binding primary() {
        return bindings.getFirst();
    }

    WorkerRuntime runtime() {
        return runtime;
    }

    Execution execution() {
        return execution;
    }

    void runAs(Execution changed) {
        execution = changed;
    }

    /** Whatever is being handled, as anybody may see it: perhaps late, and only to be compared. */
    @Nullable
    Envelope currentAnywhere() {
        return current;
    }

    /** Whether nobody runs it and nothing waits. */
    boolean isIdle() {
        return inbox.isIdle();
    }

    /** How many messages wait, roughly. */
    int waiting() {
        return inbox.size();
    }

    boolean runsHere() {
        return Thread.currentThread().equals(runner);
    }

    @Nullable
    Envelope currentHere() {
        return runsHere() ? current : null;
    }

    @Override
    public @Nullable Void getRawResult() {
        return null;
    }

    @Override
    protected void setRawResult(@Nullable Void value) {}
}
