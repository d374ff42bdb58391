package io.ockam.control.launch;

import io.ockam.control.Deadline;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.ProcessRecord;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.process.ProcessIdentity;
import io.ockam.state.process.ProcessState;
import io.ockam.state.process.ProcessTable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process of a node: SIGTERM, and SIGKILL when that was not enough. A zombie has ended. Returns as soon as it is gone; what a
 * killed process could not remove is removed. Stateless.
 */
public final class NodeStop {
    /** For SIGTERM, and again for SIGKILL. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final ProcessTable processes;
    private final Duration patience;

    public NodeStop(ProcessTable processes) {
        this(processes, PATIENCE);
    }

    NodeStop(ProcessTable processes, Duration patience) {
        this.processes = processes;
        this.patience = patience;
    }

    /** How it went. */
    public enum Outcome {
        WAS_NOT_RUNNING, STOPPED,
        /** It did not end in time when asked to. */
        KILLED
    }

    /**
     * Ends the node's process, if there is one.
     *
     * @param beforeKill is run when asking was not enough, to tell the user
     * @throws OckamException {@link ErrorCode#NO_PERMISSION} if the process belongs to another user, {@link ErrorCode#TIMED_OUT} if it does
     *         not even end when killed
     * @throws UnreadableRecordException if the process record cannot be used and a process is there
     */
    public Outcome stop(Node node, Runnable beforeKill) {
        if (!node.status().isAlive()) {
            clean(node);
            return Outcome.WAS_NOT_RUNNING;
        }
        Optional<ProcessIdentity> process = node.process().map(ProcessRecord::process);
        if (process.isEmpty()) {
            return Outcome.WAS_NOT_RUNNING; // ended by itself meanwhile
        }
        Outcome outcome = stop(process.get(), beforeKill);
        clean(node);
        return outcome;
    }

    private Outcome stop(ProcessIdentity process, Runnable beforeKill) {
        signal(process, false);
        if (isGoneWithin(process)) {
            return Outcome.STOPPED;
        }
        beforeKill.run();
        signal(process, true);
        if (isGoneWithin(process)) {
            return Outcome.KILLED;
        }
        throw new OckamException(ErrorCode.TIMED_OUT,
                "failed to stop PID `" + process.pid() + "`: it does not even end when killed",
                "The operating system holds it, perhaps in a read or write that does not end.", null);
    }

    /** Only the very process that is meant is sent a signal. */
    private void signal(ProcessIdentity process, boolean kill) {
        if (!isAlive(process)) {
            return;
        }
        boolean sent = ProcessHandle.of(process.pid()).map(handle -> kill ? handle.destroyForcibly() : handle.destroy())
                .orElse(true);
        if (!sent && isAlive(process)) {
            throw new OckamException(ErrorCode.NO_PERMISSION,
                    "failed to stop PID `" + process.pid() + "`: it may not be sent a signal",
                    "It belongs to another user.", null);
        }
    }

    private boolean isGoneWithin(ProcessIdentity process) {
        Deadline deadline = Deadline.in(patience);
        for (long pause = SHORTEST_PAUSE; isAlive(process); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            if (deadline.isOver()) {
                return false;
            }
            LockSupport.parkNanos(pause);
        }
        return true;
    }

    private boolean isAlive(ProcessIdentity process) {
        return processes.stateOf(process) == ProcessState.RUNNING;
    }

    /** Removes what a process that has not ended in order has left: its record and its control socket. */
    static void clean(Node node) {
        try {
            node.process().filter(_ -> !node.status().isAlive()).ifPresent(process -> {
                SocketPlace.clear(process.controlSocket(), node.folder().resolve("control.sock"));
                node.clearProcess();
            });
        } catch (UnreadableRecordException _) {
            // Told when the node is looked at; the node's next process replaces it.
        }
    }
}
