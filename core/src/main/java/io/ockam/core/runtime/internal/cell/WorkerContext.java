package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Envelope;
import io.ockam.core.worker.Execution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's own view of the node. Knows the message being handled only on the thread that handles it. */
final class WorkerContext extends BaseContext {
    private final WorkerCell cell;

    WorkerContext(WorkerCell cell) {
        this.cell = cell;
    }

    @Override
    Cells cells() {
        return cell.cells();
    }

    @Override
    public List<Binding> bindings() {
        return cell.bindings();
    }

    @Override
    Binding primary() {
        return cell.primary();
    }

    @Override
    @Nullable
    Source origin() {
        Envelope current = cell.currentHere();
        return current == null ? null : current.origin;
    }

    /** Workers never wait: their sources do. */
    @Override
    void beforeSend() {}

    @Override
    void beforeBlocking() {
        if (cell.runsHere() && cell.execution() != Execution.BLOCKING) {
            throw Blocking.refusal(address());
        }
        Blocking.requireAllowed(address());
    }

    @Override
    public void reply(Encodable body) {
        Envelope current = cell.currentHere();
        if (current == null) {
            throw new OckamException(ErrorCode.INVALID, "There is no message to reply to: " + address()
                    + " replies only in its handler; later, send along the return route of the message");
        }
        send(current.to, current.returnRoute(), body);
    }

    @Override
    public void runAs(Execution execution) {
        if (!cell.runsHere()) {
            throw new IllegalStateException("only " + address() + " itself can change how it runs, in its handler");
        }
        cell.runAs(execution);
    }

    @Override
    public void stop() {
        cell.requestStop();
    }
}
