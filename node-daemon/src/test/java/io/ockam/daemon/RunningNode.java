package io.ockam.daemon;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.api.NodeInfo;
import io.ockam.control.client.ControlClient;
import io.ockam.core.Bytes;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A node of a home, running in the process of the test; closing it is what a signal does. */
final class RunningNode implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final Daemon daemon;
    private final CountDownLatch asked;
    final Node kept;
    final ControlClient client;

    private RunningNode(StateDirectory state, Node kept) {
        this.kept = kept;
        this.asked = new CountDownLatch(1);
        this.daemon = Daemon.start(state, kept, asked::countDown);
        this.client = new ControlClient(kept.process().orElseThrow().controlSocket(), SOON);
    }

    static RunningNode create(StateDirectory state, String name, UnaryOperator<NodeRecord> wanted) {
        try (Creation creation = state.nodes().create(wanted.apply(NodeRecord.named(new Name(name))))) {
            RunningNode node = new RunningNode(state, creation.node());
            creation.commit();
            return node;
        }
    }

    static RunningNode create(StateDirectory state, String name) {
        return create(state, name, record -> record);
    }

    /** As {@code node start}. */
    static RunningNode start(StateDirectory state, String name) {
        return new RunningNode(state, state.nodes().get(new Name(name)));
    }

    NodeInfo info() {
        return client.call(Api.NODE);
    }

    /** Where its listener is. */
    String address() {
        return kept.process().orElseThrow().tcpAddress().orElseThrow();
    }

    /** {@link #address} as the beginning of a multi-address. */
    String at() {
        return "/ip4/" + address().replace(":", "/tcp/");
    }

    /** Waits for what is on its way. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not in " + SOON.toSeconds() + " s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    String send(String route, String text) {
        return client.call(Api.SEND_MESSAGE, new MessageRequest(route, Bytes.utf8(text), SOON)).reply().asText()
                .orElseThrow();
    }

    void awaitAskedToEnd() throws InterruptedException {
        if (!asked.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("nobody has asked the node to end");
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
