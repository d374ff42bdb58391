package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Processor;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Address P = Address.local("p");

    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void it_is_called_until_it_says_that_it_has_finished() {
        AtomicInteger calls = new AtomicInteger();
        node.start("p", _ -> calls.getAndIncrement() < 4);
        node.awaitStopped(P, SOON);
        assertThat(calls).hasValue(5);
    }

    @Test
    void it_starts_and_stops_like_a_worker() {
        node.start("p", new Processor() {
            @Override
            public void start(DetachedContext context) {
                events.add("start at " + context.address());
            }

            @Override
            public boolean process(DetachedContext context) {
                return !events.add("process");
            }

            @Override
            public void stop(DetachedContext context) {
                events.add("stop");
            }
        });
        node.awaitStopped(P, SOON);
        assertThat(events).containsExactly("start at 0#p", "process", "stop");
        assertThat(node.exists(P)).isFalse();
    }

    @Test
    void a_failed_start_ends_it_without_a_step() {
        node.start("p", new Processor() {
            @Override
            public void start(DetachedContext context) {
                throw new IllegalStateException("no file");
            }

            @Override
            public boolean process(DetachedContext context) {
                return events.add("process");
            }

            @Override
            public void stop(DetachedContext context) {
                events.add("stop");
            }
        });
        node.awaitStopped(P, SOON);
        assertThat(events).containsExactly("stop");
    }

    @Test
    void a_step_that_fails_is_tried_again() {
        AtomicInteger calls = new AtomicInteger();
        node.start("p", _ -> {
            if (calls.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
            return false;
        });
        node.awaitStopped(P, SOON);
        assertThat(calls).hasValue(4);
    }

    @Test
    void a_stop_interrupts_its_wait_but_not_its_farewell() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        node.start("p", new Processor() {
            @Override
            public boolean process(DetachedContext context) throws InterruptedException {
                waiting.countDown();
                new CountDownLatch(1).await();
                return true;
            }

            @Override
            public void stop(DetachedContext context) {
                events.add("interrupted: " + Thread.currentThread().isInterrupted());
            }
        });
        waiting.await();
        node.stop(P);
        node.awaitStopped(P, SOON);
        assertThat(events).containsExactly("interrupted: false");
    }

    @Test
    void it_may_send_and_receive_where_it_is_allowed_to() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        node.start(WorkerOptions.at("p"), (DetachedContext context) -> {
            context.send(Route.of("echo"), "hello");
            events.add(context.receive(SOON).body(String.class));
            events.add(context.call(Route.of("echo"), "again", String.class, SOON));
            return false;
        });
        node.awaitStopped(P, SOON);
        assertThat(events).containsExactly("hello", "again");
    }

    @Test
    void it_is_not_a_worker() {
        node.start(WorkerOptions.at("p"), (DetachedContext context) -> {
            assertThatThrownBy(() -> context.runAs(Execution.INLINE))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> context.reply("x")).hasMessageContaining("no message to reply to");
            events.add("checked");
            context.stop();
            return true;
        });
        node.awaitStopped(P, SOON);
        assertThat(List.copyOf(events)).containsExactly("checked");
    }
}
