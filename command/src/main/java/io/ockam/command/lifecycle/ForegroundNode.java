package io.ockam.command.lifecycle;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Terminal;
import io.ockam.control.launch.DaemonProcess;
import io.ockam.control.launch.NodeStop;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;

/**
 * A node whose process has the terminal of this one. When this process is told to end, so is the node's, and what it says about that is heard
 * before this one ends, with exit status 0.
 */
public final class ForegroundNode implements AutoCloseable {
    private static final int ENDED_IN_ORDER = 0;

    private final StateDirectory state;
    private final Node node;
    private final DaemonProcess process;

    ForegroundNode(StateDirectory state, Node node, DaemonProcess process) {
        this.state = state;
        this.node = node;
        this.process = process;
    }

    public Node node() {
        return node;
    }

    /**
     * Waits for the end of its process, and says how it came.
     *
     * @param endsWithInput whether the node ends with its standard input
     * @throws OckamException {@link ErrorCode#UNAVAILABLE} if it has not ended in order
     */
    public void awaitEnd(Terminal terminal, boolean endsWithInput) {
        Thread onSignal = new Thread(() -> stop(terminal), "exit signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        int status = awaitExit();
        if (!withdraw(onSignal)) {
            awaitForever(); // a signal has come first: its thread ends this process
        }
        if (status != ENDED_IN_ORDER) {
            throw new OckamException(ErrorCode.UNAVAILABLE,
                    "The process of node " + node.name() + " has ended with exit status " + status);
        }
        if (endsWithInput) {
            terminal.report(Lines.warn("EOF received"));
        }
        terminal.notice(Lines.ok("Node stopped successfully"));
    }

    /** The only way to end with status 0 after a signal. */
    private void stop(Terminal terminal) {
        terminal.notice("\n" + Lines.warn("Exit signal received"));
        new NodeStop(state.processes()).stop(node, () -> {});
        terminal.notice(Lines.ok("Node stopped successfully"));
        Runtime.getRuntime().halt(ENDED_IN_ORDER);
    }

    /** False if this process is ending already. */
    private static boolean withdraw(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private int awaitExit() {
        try {
            return process.awaitExit();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void awaitForever() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static OckamException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new OckamException(ErrorCode.CANCELLED, "Interrupted", cause);
    }

    @Override
    public void close() {
        process.close();
    }
}
