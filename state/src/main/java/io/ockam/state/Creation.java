package io.ockam.state;

import io.ockam.state.file.LockFile;
import java.util.Optional;

/**
 * A node that is being created: its record is written, its process not yet up.
 *
 * <p>Closed without {@link #commit()}, everything is as it was before: no node, or the record and resources of an earlier one of the same
 * name. The process must have ended by then. Confined to one thread.
 */
public final class Creation implements AutoCloseable {
    private final StateDirectory state;
    private final Node node;
    private final Optional<NodeRecord> previous;
    private final LockFile.Held claim;
    private boolean committed;

    Creation(StateDirectory state, Node node, Optional<NodeRecord> previous, LockFile.Held claim) {
        this.state = state;
        this.node = node;
        this.previous = previous;
        this.claim = claim;
    }

    public Node node() {
        return node;
    }

    /** The node is up: it stays. */
    public void commit() {
        committed = true;
    }

    /** Takes everything back unless it was committed, and lets others work on the node. */
    @Override
    public void close() {
        try (claim) {
            if (!committed) {
                state.nodes().undo(node, previous);
            }
        }
    }
}
