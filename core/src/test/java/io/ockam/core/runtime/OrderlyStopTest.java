package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Phase;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderlyStopTest {
    private static final Phase FIRST = new Phase("first used");
    private static final Phase SECOND = new Phase("used later");

    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    private void witness(String name, Phase phase) {
        node.start(WorkerOptions.at(name).in(phase), new Worker() {
            @Override
            public void receive(Context context, Message message) {}

            @Override
            public void stop(Context context) {
                events.add(name);
            }
        });
    }

    @Test
    void a_phase_may_count_as_used_before_anybody_has_it() {
        node.use(FIRST);
        witness("channel", SECOND);
        witness("transport", FIRST);
        node.close();
        assertThat(events).containsExactly("channel", "transport");
    }

    @Test
    void applications_go_first_and_the_phase_used_first_goes_last() {
        witness("transport", FIRST);
        witness("channel", SECOND);
        witness("transport too", FIRST);
        witness("application", Phase.APPLICATION);
        node.close();
        assertThat(List.copyOf(events).subList(0, 2)).containsExactly("application", "channel");
        assertThat(events).hasSize(4);
        assertThat(node.list()).isEmpty();
    }

    @Test
    void a_worker_may_say_goodbye_to_a_later_phase() {
        node.start(WorkerOptions.at("transport").in(FIRST),
                (context, message) -> events.add(message.body(String.class)));
        node.start("application", new Worker() {
            @Override
            public void receive(Context context, Message message) {}

            @Override
            public void stop(Context context) {
                context.send(Route.of("transport"), "goodbye");
            }
        });
        node.close();
        assertThat(events).containsExactly("goodbye");
    }

    @Test
    void nothing_is_started_any_more() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        node.start(WorkerOptions.at("w").blocking(), new Worker() {
            @Override
            public void receive(Context context, Message message) {}

            @Override
            public void stop(Context context) throws InterruptedException {
                stopping.countDown();
                go.await();
            }
        });
        CompletableFuture<Void> stopped = node.stop(Duration.ofSeconds(10)).toCompletableFuture();
        stopping.await();
        assertThatThrownBy(() -> node.start("late", (_, _) -> {})).hasMessage("The node is shutting down")
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        go.countDown();
        stopped.get(10, TimeUnit.SECONDS);
        assertThat(node.stopped().toCompletableFuture()).isCompleted();
    }

    @Test
    void a_worker_that_never_ends_is_given_up_and_interrupted() throws Exception {
        CountDownLatch inHandler = new CountDownLatch(1);
        node.start(WorkerOptions.at("w").blocking(), (context, message) -> {
            inHandler.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                events.add("interrupted");
            }
        });
        node.app().send(Route.of("w"), "go");
        inHandler.await();
        node.stop(Duration.ofMillis(20)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(node.list()).isEmpty();
    }

    /** Calls, receives, and sends that are held back, on threads of all kinds: none outlives the node. */
    @Test
    void a_stop_ends_every_wait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        node.start("silent", (_, _) -> {});
        node.start(WorkerOptions.at("stuck").blocking(), (_, _) -> go.await());
        node.start(WorkerOptions.at("asker").blocking(), (context, message) -> events
                .add("asker " + failure(() -> context.call(Route.of("silent"), Payload.empty(), Duration.ofDays(1)))));
        node.app().send(Route.of("asker"), "go");
        List<Thread> waiting = new ArrayList<>();
        waiting.add(waiter("call", () -> node.call(Route.of("silent"), Payload.empty(), Duration.ofDays(1))));
        DetachedContext receiver = node.detached(Mailbox.open(Address.local("receiver")));
        waiting.add(waiter("receive", () -> receiver.receive(Duration.ofDays(1))));
        DetachedContext flooder = node.detached(Mailbox.open(Address.local("flooder")));
        waiting.add(waiter("send", () -> {
            while (true) {
                flooder.send(Route.of("stuck"), Payload.empty());
            }
        }));
        for (Thread each : waiting) {
            while (each.getState() != Thread.State.TIMED_WAITING && each.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        node.stop(Duration.ofMillis(100)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ended.add(events.poll(10, TimeUnit.SECONDS));
        }
        assertThat(ended).contains("call CONFLICT", "receive CONFLICT")
                .as("whichever of the two has gone first").containsAnyOf("send CONFLICT", "send NOT_FOUND")
                .as("a worker's thread is interrupted besides").containsAnyOf("asker CONFLICT", "asker CANCELLED");
    }

    private Thread waiter(String name, Runnable action) {
        return Thread.startVirtualThread(() -> events.add(name + " " + failure(action)));
    }

    private static String failure(Runnable action) {
        try {
            action.run();
            return "returned";
        } catch (OckamException e) {
            return e.code().toString();
        }
    }

    @Test
    void a_transport_is_asked_to_close_and_waited_for() throws Exception {
        Source source = Source.polled("socket");
        CompletableFuture<Entrance> entrance = new CompletableFuture<>();
        entrance.complete(node.entrance(WorkerOptions.at("in").in(FIRST), source, () -> {
            events.add("asked");
            Thread.startVirtualThread(() -> entrance.join().close());
        }));
        node.stop(Duration.ofSeconds(10)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(events).containsExactly("asked");
        assertThat(node.list()).isEmpty();
    }

    @Test
    void a_node_stopped_by_one_of_its_own_workers_does_not_wait_for_itself() throws Exception {
        node.start("quitter", (context, message) -> node.close());
        node.app().send(Route.of("quitter"), "go");
        node.stopped().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(node.list()).isEmpty();
    }
}
