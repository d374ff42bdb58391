package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Supervision;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Address W = Address.local("w");

    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void stop() {
        node.close();
    }

    /** Fails at messages that say so, and in the starts whose number says so. */
    private final class Fragile implements Worker {
        private final int number = made.incrementAndGet();
        private final int failingStarts;

        Fragile(int failingStarts) {
            this.failingStarts = failingStarts;
        }

        @Override
        public void start(Context context) {
            events.add("start " + number);
            if (number > 1 && number <= 1 + failingStarts) {
                throw new IllegalStateException("not yet");
            }
        }

        @Override
        public void receive(Context context, Message message) {
            events.add(message.body(String.class) + " at " + number);
            if (message.body(String.class).equals("fail")) {
                throw new IllegalStateException("as asked");
            }
        }

        @Override
        public void stop(Context context) {
            events.add("stop " + number);
        }
    }

    private List<String> next(int count) {
        return IntStream.range(0, count).mapToObj(_ -> {
            try {
                return String.valueOf(events.poll(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    @Test
    void a_worker_to_be_stopped_is_stopped_after_what_is_queued() {
        node.start(WorkerOptions.at("w").supervised(Supervision.STOP), new Fragile(0));
        node.app().send(Route.of("w"), "fail");
        node.awaitStopped(W, SOON);
        assertThat(events).containsExactly("start 1", "fail at 1", "stop 1");
    }

    @Test
    void a_new_worker_takes_over_the_addresses_and_the_queue() {
        node.start(WorkerOptions.at("w").supervised(new Supervision.Restart(() -> new Fragile(0), 3, PAUSE)),
                new Fragile(0));
        node.app().send(Route.of("w"), "fail");
        node.app().send(Route.of("w"), "fine");
        assertThat(next(5)).containsExactly("start 1", "fail at 1", "stop 1", "start 2", "fine at 2");
    }

    @Test
    void a_restart_that_fails_is_tried_again() {
        node.start(WorkerOptions.at("w").supervised(new Supervision.Restart(() -> new Fragile(2), 5, PAUSE)),
                new Fragile(2));
        node.app().send(Route.of("w"), "fail");
        node.app().send(Route.of("w"), "fine");
        assertThat(next(9)).containsExactly("start 1", "fail at 1", "stop 1", "start 2", "stop 2", "start 3", "stop 3",
                "start 4", "fine at 4");
    }

    @Test
    void too_many_failures_in_a_row_stop_it_for_good() {
        node.start(WorkerOptions.at("w").supervised(new Supervision.Restart(() -> new Fragile(0), 2, PAUSE)),
                new Fragile(0));
        for (String text : List.of("fail", "fine", "fail", "fail", "fail", "unheard")) {
            node.app().send(Route.of("w"), text);
        }
        node.awaitStopped(W, SOON);
        assertThat(events).endsWith("fail at 4", "unheard at 4", "stop 4").contains("fine at 2");
    }

    @Test
    void no_new_worker_to_be_had_is_the_end_of_it() {
        node.start(WorkerOptions.at("w").supervised(Supervision.restart(() -> {
            throw new IllegalStateException("out of workers");
        })), new Fragile(0));
        node.app().send(Route.of("w"), "fail");
        node.awaitStopped(W, SOON);
        assertThat(events).containsExactly("start 1", "fail at 1", "stop 1");
    }

    @Test
    void a_stop_does_not_wait_for_the_pause_before_a_restart() {
        Duration long_ = Duration.ofDays(1);
        node.start(WorkerOptions.at("w").supervised(new Supervision.Restart(() -> new Fragile(0), 3, long_)),
                new Fragile(0));
        node.app().send(Route.of("w"), "fail");
        assertThat(next(3)).containsExactly("start 1", "fail at 1", "stop 1");
        node.app().send(Route.of("w"), "queued");
        node.stop(W);
        node.awaitStopped(W, SOON);
        assertThat(events).containsExactly("start 2", "queued at 2", "stop 2");
    }
}
