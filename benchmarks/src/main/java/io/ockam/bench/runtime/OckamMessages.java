package io.ockam.bench.runtime;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** By {@code context.send(route, …)}, with default access controls, the look-up of addresses, and bounds. */
@State(Scope.Benchmark)
public class OckamMessages {
    static final int MESSAGES = 200_000;

    private WorkerRuntime node = WorkerRuntime.start(RuntimeOptions.named("bench"));
    private CountDownLatch done = new CountDownLatch(0);

    /** Sends back what it gets, until it has seen its share. */
    private final class Player implements Worker {
        private final Route other;
        private int left;

        Player(String other) {
            this.other = Route.of(other);
        }

        @Override
        public void receive(Context context, Message message) {
            if (message.payload().length() > 0) {
                left = MESSAGES / 2;
                for (int i = 0; i < message.payload().length(); i++) {
                    context.send(other, Payload.empty());
                }
            } else if (left-- > 0) {
                context.send(other, Payload.empty());
            } else {
                done.countDown();
            }
        }
    }

    /** Counts. */
    private final class Sink implements Worker {
        private int count;

        @Override
        public void receive(Context context, Message message) {
            if (++count % MESSAGES == 0) {
                done.countDown();
            }
        }
    }

    @Setup
    public void start() {
        node.start("ping", new Player("pong"));
        node.start("pong", new Worker() {
            private final Route ping = Route.of("ping");

            @Override
            public void receive(Context context, Message message) {
                context.send(ping, Payload.empty());
            }
        });
        node.start("sink", new Sink());
        if (!node.exists(Address.local("sink"))) {
            throw new IllegalStateException("no sink");
        }
    }

    @TearDown
    public void stop() {
        node.close();
    }

    /** A payload of {@code window} bytes asks for so many messages on their way at the same time. */
    private void play(int window) throws InterruptedException {
        done = new CountDownLatch(window);
        node.app().send(Route.of("ping"), Payload.wrap(new byte[window]));
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void pingPong1() throws InterruptedException {
        play(1);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void pingPong100() throws InterruptedException {
        play(100);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void tell() throws InterruptedException {
        done = new CountDownLatch(1);
        Route sink = Route.of("sink");
        for (int i = 0; i < MESSAGES; i++) {
            node.app().send(sink, Payload.empty());
        }
        done.await();
    }
}
