package io.ockam.bench.runtime;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;

/**
 * What an idle worker takes: {@code IdleWorkers ockam|pekko NUMBER} prints bytes of heap for each, everything included, and how
 * many were started in a second. In a process of its own, since it fills the heap.
 */
public final class IdleWorkers {
    private IdleWorkers() {}

    /** @param arguments the side and the number */
    public static void main(String[] arguments) throws InterruptedException {
        int number = Integer.parseInt(arguments[1]);
        // Once small, to warm up; the second time counts.
        measure(arguments[0], Math.min(number, 100_000));
        long[] result = measure(arguments[0], number);
        PrintStream out = System.out;
        out.printf("%d %d%n", result[0], result[1]);
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static long[] measure(String side, int number) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(number);
        long before = usedHeap();
        long from = System.nanoTime();
        AutoCloseable system = side.equals("ockam") ? ockam(number, started) : pekko(number, started);
        started.await();
        long took = System.nanoTime() - from;
        long after = usedHeap();
        try {
            system.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new long[]{(after - before) / number, number * 1_000_000_000L / took};
    }

    private static WorkerRuntime ockam(int number, CountDownLatch started) {
        WorkerRuntime node = WorkerRuntime.start(RuntimeOptions.named("bench"));
        for (int i = 0; i < number; i++) {
            Address address = node.newAddress();
            node.start(WorkerOptions.at(address), new Idle(started));
        }
        return node;
    }

    private record Idle(CountDownLatch started) implements Worker {
        @Override
        public void start(Context context) {
            started.countDown();
        }

        @Override
        public void receive(Context context, Message message) {}
    }

    private static AutoCloseable pekko(int number, CountDownLatch started) {
        ActorSystem system = ActorSystem.create("bench", PekkoMessages.config("tuned"));
        for (int i = 0; i < number; i++) {
            system.actorOf(Props.create(IdleActor.class, () -> new IdleActor(started)));
        }
        return () -> {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        };
    }

    private static final class IdleActor extends UntypedAbstractActor {
        private final CountDownLatch started;

        IdleActor(CountDownLatch started) {
            this.started = started;
        }

        @Override
        public void preStart() {
            started.countDown();
        }

        @Override
        public void onReceive(Object message) {}
    }

    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            runtime.gc();
            Thread.sleep(50);
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
