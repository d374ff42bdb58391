package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Sends numbered messages along a route as fast as it may, and checks that all replies come back, once and in order. */
final class Flood {
    private final DetachedContext context;
    private final CompletableFuture<Void> done;

    /** @param flow of the connection that the replies come over */
    Flood(WorkerRuntime node, FlowControlId flow, Route route, int messages, int size) {
        this(node, flow, route, messages, size, Duration.ZERO);
    }

    /** @param pause of the consumer, after every tenth reply */
    Flood(WorkerRuntime node, FlowControlId flow, Route route, int messages, int size, Duration pause) {
        context = node.detached(Mailbox.open(node.newAddress()));
        node.flowControls().addConsumer(context.address(), flow);
        CompletableFuture<Void> sent = run(() -> {
            for (int i = 0; i < messages; i++) {
                byte[] bytes = new byte[size];
                ByteBuffer.wrap(bytes).putInt(i);
                context.send(route, Payload.wrap(bytes));
            }
        });
        CompletableFuture<Void> received = run(() -> {
            for (int i = 0; i < messages; i++) {
                Message reply = context.receive(TestNode.LONG);
                assertThat(reply.payload().asBuffer().getInt()).isEqualTo(i);
                assertThat(reply.payload().length()).isEqualTo(size);
                if (i % 10 == 0) {
                    LockSupport.parkNanos(pause.toNanos());
                }
            }
        });
        done = CompletableFuture.allOf(sent, received);
    }

    private static CompletableFuture<Void> run(Runnable action) {
        return CompletableFuture.runAsync(action, each -> Thread.ofPlatform().daemon().start(each));
    }

    void finish() {
        done.join();
        context.close();
    }
}
