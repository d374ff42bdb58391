package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.Durability;
import io.ockam.state.file.LockFile;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.process.ProcessState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folder of one node. A handle: it keeps nothing, every call looks at the disk; the node may have been deleted meanwhile. Thread-safe.
 */
public final class Node {
    /** {@link #isOccupied} has the lock for a moment, and so has a process that was just killed: neither must look like another daemon. */
    private static final Duration LONGER_THAN_A_LOOK = Duration.ofSeconds(2);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

    private final StateDirectory state;
    private final Name name;

    Node(StateDirectory state, Name name) {
        this.state = state;
        this.name = name;
    }

    public Name name() {
        return name;
    }

    /** {@code state/nodes/<name>}. */
    public Path folder() {
        return state.nodesFolder().resolve(name.value());
    }

    /** {@code nodes/<name>}: the logs of a background node. Exists for nothing else. */
    public Path logFolder() {
        return state.logsFolder().resolve(name.value());
    }

    /**
     * What it was asked for.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if there is no such node
     * @throws UnreadableRecordException if its record cannot be used
     */
    public NodeRecord record() {
        return recordFile().read().orElseThrow(() -> Nodes.notFound(name));
    }

    /** Changes the record under the state's lock. @throws OckamException as {@link #record} */
    public NodeRecord update(UnaryOperator<NodeRecord> change) {
        return update(change, Durability.DURABLE);
    }

    /** Changes the record under the state's lock. @throws OckamException as {@link #record} */
    public NodeRecord update(UnaryOperator<NodeRecord> change, Durability durability) {
        return state.lock().holding(() -> recordFile(durability).update(change))
                .orElseThrow(() -> Nodes.notFound(name));
    }

    /**
     * The process as it described itself when it was last ready; it may be dead.
     *
     * @throws UnreadableRecordException if the file is there but cannot be used
     */
    public Optional<ProcessRecord> process() {
        return processFile().read();
    }

    /**
     * Tells everybody which process this node is. By that process only: first when it has {@linkplain #occupy occupied} the node, again
     * when it is ready. Not durable: it means nothing after a reboot.
     */
    public void writeProcess(ProcessRecord process) {
        processFile().write(process);
    }

    /** Tells everybody that no process is there. By the node's own process, or by who has seen it dead. */
    public void clearProcess() {
        processFile().delete();
    }

    /**
     * What the operating system says of its process. A process record that cannot be used says nothing: as long as a process holds the
     * node's folder ({@link #occupy}) the answer is not {@code Stopped} but that record's failure.
     *
     * @throws UnreadableRecordException if a process is there and its record cannot be used
     */
    public NodeStatus status() {
        try {
            return process().map(ProcessRecord::process)
                    .map(process -> status(state.processes().stateOf(process), process.pid()))
                    .orElse(new NodeStatus.Stopped());
        } catch (UnreadableRecordException e) {
            if (isOccupied()) {
                throw e;
            }
            return new NodeStatus.Stopped();
        }
    }

    private static NodeStatus status(ProcessState process, long pid) {
        return switch (process) {
            case RUNNING -> new NodeStatus.Running(pid);
            case ZOMBIE -> new NodeStatus.Zombie(pid);
            case GONE -> new NodeStatus.Stopped();
        };
    }

    public boolean isDefault() {
        return state.defaults().is(Defaults.Kind.NODE, name);
    }

    /** What was made in it at run time. @throws OckamException as {@link #record} */
    public Resources resources() {
        return new Resources(folder().resolve("resources"), record().incarnation(), state.files());
    }

    /**
     * Makes the calling process the only one of this node, for as long as it lives or until the result is closed.
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if another process is that already
     */
    public LockFile.Held occupy() {
        try {
            return daemonLock().acquire(LONGER_THAN_A_LOOK);
        } catch (OckamException e) {
            if (e.code() == ErrorCode.IN_USE) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS, "Node " + name + " is already running",
                        "Stop it first: ockam node stop " + name, e);
            }
            throw e;
        }
    }

    /** Whether a process has {@linkplain #occupy occupied} this node now. */
    public boolean isOccupied() {
        if (!Files.exists(folder().resolve("daemon.lock"))) {
            return false;
        }
        Optional<LockFile.Held> free = daemonLock().tryAcquire();
        free.ifPresent(LockFile.Held::close);
        return free.isEmpty();
    }

    /** Waits for the last moments of a process that was killed: the system calls it dead before it has freed its locks. */
    void awaitVacancy() {
        if (!Files.exists(folder().resolve("daemon.lock")) || status().isAlive()) {
            return;
        }
        try {
            daemonLock().acquire(LAST_MOMENTS).close();
        } catch (OckamException e) {
            if (e.code() != ErrorCode.IN_USE) {
                throw e;
            } // another process has it: who asks next is told
        }
    }

    /** Held by a command while it creates, starts or deletes this node. */
    LockFile claim() {
        return new LockFile(folder().resolve("claim.lock"));
    }

    private LockFile daemonLock() {
        return new LockFile(folder().resolve("daemon.lock"));
    }

    RecordFile<NodeRecord> recordFile() {
        return recordFile(Durability.DURABLE);
    }

    private RecordFile<NodeRecord> recordFile(Durability durability) {
        return new RecordFile<>(folder().resolve("node.json"), NodeRecord.FORMAT, state.files(), durability);
    }

    private RecordFile<ProcessRecord> processFile() {
        return new RecordFile<>(folder().resolve("process.json"), ProcessRecord.FORMAT, state.files(),
                Durability.PROCESS);
    }

    @Override
    public String toString() {
        return "Node[" + name + "]";
    }
}
