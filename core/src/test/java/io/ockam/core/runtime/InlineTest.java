package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.cell.WorkerCell;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InlineTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SENDERS = 4;
    /** Workers do not wait: what all of them send must fit into the queue. */
    private static final int EACH = 10_000;

    private final WorkerRuntime node = WorkerRuntime.start(RuntimeOptions.named("test").withParallelism(4));
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        node.close();
    }

    private static final class EventLoop extends Thread implements NonBlockingThread {
        EventLoop(Runnable action) {
            super(action, "event-loop");
        }
    }

    /** Numbers what goes through it, as an encryptor does with nonces. Its state is plain: one message at a time. */
    private static final class Encryptor implements Worker {
        private long nonce;

        @Override
        public void receive(Context context, Message message) {
            ByteBuffer sealed = ByteBuffer.allocate(16).putLong(nonce++).putLong(number(message));
            context.offer(message.local().popOnward().withPayload(Payload.wrap(sealed.array())));
        }
    }

    private static long number(Message message) {
        return message.payload().asBuffer().getLong();
    }

    private static Payload numbered(int sender, int number) {
        return Payload.wrap(ByteBuffer.allocate(8).putInt(sender).putInt(number).array());
    }

    @Test
    void nonces_rise_on_the_wire_and_each_sender_keeps_its_order_whatever_threads_send() throws InterruptedException {
        List<Long> wire = new ArrayList<>();
        CountDownLatch arrived = new CountDownLatch(2 * SENDERS * EACH);
        node.start(WorkerOptions.at("encryptor").inline(), new Encryptor());
        Exit[] exit = new Exit[1];
        exit[0] = node.exit(WorkerOptions.at("wire"), (message, source) -> {
            ByteBuffer sealed = message.payload().asBuffer();
            wire.add(sealed.getLong());
            wire.add(sealed.getLong());
            arrived.countDown();
            return Delivery.delivered();
        }, () -> exit[0].close());
        Route route = Route.of("encryptor", "wire");
        for (int sender = 0; sender < SENDERS; sender++) {
            int loop = sender;
            Entrance entrance = entrance("loop" + sender);
            new EventLoop(() -> {
                for (int i = 0; i < EACH; i++) {
                    while (entrance.source().isPaused()) {
                        Thread.onSpinWait();
                    }
                    entrance.deliver(new LocalMessage(route, Route.EMPTY, numbered(loop, i)));
                }
            }).start();
            int pooled = SENDERS + sender;
            node.start("pooled" + sender, counting(pooled, route));
            node.app().send(Route.of("pooled" + sender), Payload.empty());
        }
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        int[] next = new int[2 * SENDERS];
        for (int i = 0; i < wire.size(); i += 2) {
            assertThat(wire.get(i)).isEqualTo(i / 2);
            long number = wire.get(i + 1);
            assertThat((int) number).isEqualTo(next[(int) (number >>> 32)]++);
        }
    }

    private Entrance entrance(String name) {
        Entrance[] itself = new Entrance[1];
        itself[0] = node.entrance(WorkerOptions.at(name), Source.polled(name), () -> itself[0].close());
        return itself[0];
    }

    /** Sends its numbers one by one, each when it is reminded of by itself. */
    private static Worker counting(int sender, Route route) {
        return new Worker() {
            private int number;

            @Override
            public void receive(Context context, Message message) {
                context.send(route, numbered(sender, number++));
                if (number < EACH) {
                    context.send(Route.of(context.address()), Payload.empty());
                }
            }
        };
    }

    @Test
    void an_idle_inline_worker_runs_on_the_thread_that_delivers() {
        node.start(WorkerOptions.at("inline").inline(),
                (context, message) -> events.add(Thread.currentThread().getName()));
        node.awaitStarted(Address.local("inline"), SOON);
        untilIdle("inline");
        node.app().send(Route.of("inline"), "hello");
        assertThat(events).containsExactly(Thread.currentThread().getName());
    }

    /** The start runs on the pool; only when its thread has let the worker go is it idle. */
    private void untilIdle(String worker) {
        WorkerCell cell = (WorkerCell) Objects.requireNonNull(node.router().find(Address.local(worker))).recipient;
        while (!cell.isIdle()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_chain_of_inline_workers_of_any_length_needs_no_stack() {
        int length = 5_000;
        String[] hops = IntStream.range(0, length).mapToObj(i -> "h" + i).toArray(String[]::new);
        for (String hop : hops) {
            node.start(WorkerOptions.at(hop).inline(),
                    (context, message) -> context.forward(message.local().popOnward()));
        }
        node.app().forward(new LocalMessage(Route.of(hops).append(Route.of("app")), Route.EMPTY, Payload.utf8("x")));
        assertThat(node.app().receive(SOON).source()).isEqualTo(Address.local("h" + (length - 1)));
    }

    @Test
    void an_inline_worker_that_writes_to_itself_is_not_entered_twice() throws InterruptedException {
        node.start(WorkerOptions.at("self").inline(), new Worker() {
            private boolean inside;
            private int count;

            @Override
            public void receive(Context context, Message message) {
                assertThat(inside).isFalse();
                inside = true;
                if (++count < 10_000) {
                    context.send(Route.of("self"), Payload.empty());
                } else {
                    events.add("done");
                }
                inside = false;
            }
        });
        node.app().send(Route.of("self"), Payload.empty());
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void a_worker_that_turns_inline_after_a_blocking_handshake_keeps_its_queue_in_order() throws Exception {
        CountDownLatch handshake = new CountDownLatch(1);
        Set<Boolean> virtual = new HashSet<>();
        node.start(WorkerOptions.at("channel").blocking(), new Worker() {
            private int count;

            @Override
            public void receive(Context context, Message message) throws Exception {
                if (count++ == 0) {
                    handshake.await();
                    context.runAs(Execution.INLINE);
                } else {
                    virtual.add(Thread.currentThread().isVirtual());
                }
                events.add(message.body(String.class));
            }
        });
        try (DetachedContext sender = node.detached(Mailbox.open(Address.local("sender")))) {
            for (int i = 0; i < 100; i++) {
                sender.send(Route.of("channel"), "" + i);
            }
            handshake.countDown();
            for (int i = 100; i < 1000; i++) {
                sender.send(Route.of("channel"), "" + i);
            }
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("" + i);
        }
        assertThat(virtual).containsExactly(false);
    }

    @Test
    void a_worker_that_turns_blocking_handles_not_even_the_next_message_on_the_thread_that_it_borrows()
            throws Exception {
        node.start(WorkerOptions.at("w").inline(), (context, message) -> {
            if (message.body(String.class).equals("first")) {
                context.send(Route.of("w"), "second");
                context.runAs(Execution.BLOCKING);
            }
            events.add(message.body(String.class) + " " + Thread.currentThread().isVirtual());
        });
        node.awaitStarted(Address.local("w"), SOON);
        untilIdle("w");
        node.app().send(Route.of("w"), "first");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("first false");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("second true");
    }

    @Test
    void only_the_worker_itself_changes_how_it_runs_and_replies() throws Exception {
        CompletableFuture<Context> leaked = new CompletableFuture<>();
        node.start("w", (context, message) -> leaked.complete(context));
        node.app().send(Route.of("w"), "hello");
        Context context = leaked.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> context.runAs(Execution.INLINE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> context.reply("late")).hasMessageContaining("no message to reply to");
        assertThat(context.source()).isEmpty();
        context.send(Route.of("app"), "fine from any thread");
        assertThat(node.app().receive(SOON).source()).isEqualTo(Address.local("w"));
    }

    @Test
    void an_inline_worker_may_not_block_the_thread_that_it_borrows() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        node.start(WorkerOptions.at("inline").inline(), (context, message) -> {
            assertThatThrownBy(() -> context.call(Route.of("echo"), Payload.empty(), SOON))
                    .hasMessageContaining("would block");
            context.reply("refused");
        });
        assertThat(node.call(Route.of("inline"), "go", String.class, SOON)).isEqualTo("refused");
    }
}
