package io.ockam.command.lifecycle;

import io.ockam.control.launch.DaemonProcess;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;

/** A node whose process has the terminal of this one. */
public final class ForegroundNode implements AutoCloseable {
    private final Node node;
    private final DaemonProcess process;

    ForegroundNode(Node node, DaemonProcess process) {
        this.node = node;
        this.process = process;
    }

    public Node node() {
        return node;
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Waits for the end of its process.
     *
     * @return its exit status
     */
    public int awaitExit() {
        try {
            return process.awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "Interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
