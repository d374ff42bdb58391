package io.ockam.command.lifecycle;

import io.ockam.control.launch.DaemonLauncher;
import io.ockam.control.launch.DaemonProcess;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Creation;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.LockFile;
import java.time.Duration;

/** Starts the processes of nodes and waits until they answer. */
final class Launches {
    private final StateDirectory state;
    private final NodeIdentity identity;
    private final Duration patience;

    Launches(StateDirectory state, NodeIdentity identity, Duration patience) {
        this.state = state;
        this.identity = identity;
        this.patience = patience;
    }

    Node create(NodeRecord wanted) {
        state.nodes().refuseIfRunning(wanted);
        try (Creation creation = state.nodes().create(withIdentity(wanted));
                DaemonProcess process = new DaemonLauncher(state).background(creation.node())) {
            process.awaitReady(patience);
            creation.commit();
            return creation.node();
        }
    }

    ForegroundNode createInForeground(NodeRecord wanted) {
        state.nodes().refuseIfRunning(wanted);
        try (Creation creation = state.nodes().create(withIdentity(wanted))) {
            DaemonProcess process = new DaemonLauncher(state).foreground(creation.node());
            process.awaitReady(patience);
            creation.commit();
            return new ForegroundNode(state, creation.node(), process);
        }
    }

    void start(Node node) {
        try (LockFile.Held _ = state.nodes().claim(node.name())) {
            if (node.status().isAlive()) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS, "The node " + node.name() + " is already running");
            }
            node.update(record -> record.withForeground(false, false));
            try (DaemonProcess process = new DaemonLauncher(state).background(node)) {
                process.awaitReady(patience);
            }
        }
    }

    private NodeRecord withIdentity(NodeRecord wanted) {
        return wanted.withIdentity(identity.resolve(wanted.identity()));
    }
}
