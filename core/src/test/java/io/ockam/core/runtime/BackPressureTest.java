package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Marks;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.cell.WorkerCell;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackPressureTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Small marks, so that small tests reach them: pause over 16, refuse over 256, which is a few batches. */
    private static final Marks MARKS = new Marks(16, 1 << 20, 256, 1 << 24);

    private final WorkerRuntime node = WorkerRuntime.start(RuntimeOptions.named("test").withMarks(MARKS));
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger handled = new AtomicInteger();

    @AfterEach
    void stop() {
        go.countDown();
        node.close();
    }

    /** A worker that handles nothing before {@link #go}. */
    private void stuck(String name) {
        node.start(WorkerOptions.at(name).blocking(), (_, _) -> {
            go.await();
            handled.incrementAndGet();
        });
    }

    private Entrance entrance(String name) {
        return entrance(name, Source.polled(name));
    }

    private Entrance entrance(String name, Source source) {
        Entrance[] itself = new Entrance[1];
        itself[0] = node.entrance(WorkerOptions.at(name), source, () -> itself[0].close());
        return itself[0];
    }

    private int waitingAt(String name) {
        return ((WorkerCell) Objects.requireNonNull(node.router().find(Address.local(name))).recipient).waiting();
    }

    private static LocalMessage to(String... hops) {
        return new LocalMessage(Route.of(hops), Route.EMPTY, Payload.empty());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.interrupted()).as("out of time").isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void a_source_is_paused_over_the_mark_and_let_go_when_half_is_done() {
        stuck("stuck");
        LinkedBlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
        Source[] source = new Source[1];
        source[0] = new Source("socket", () -> changes.add(source[0].isPaused()));
        Entrance entrance = entrance("in", source[0]);
        Delivery last = Delivery.delivered();
        int sent = 0;
        while (!source[0].isPaused()) {
            last = entrance.deliver(to("stuck"));
            sent++;
        }
        assertThat(sent).isBetween(17, 18);
        assertThat(last).isInstanceOfSatisfying(Delivery.Backlogged.class, backlogged -> {
            assertThat(backlogged.queue()).isEqualTo(Address.local("stuck"));
            assertThat(backlogged.relief().toCompletableFuture()).isNotDone();
        });
        go.countDown();
        await(() -> !source[0].isPaused());
        if (last instanceof Delivery.Backlogged backlogged) {
            backlogged.relief().toCompletableFuture().join();
        }
        int all = sent;
        await(() -> handled.get() == all);
        assertThat(changes).containsExactly(true, false);
    }

    @Test
    void what_a_handler_sends_has_the_source_of_what_it_handles() {
        stuck("stuck");
        node.start("hop", (context, message) -> context.forward(message.stepForward(context.address())));
        node.start("inline", (context, message) -> context.forward(message.stepForward(context.address())));
        Entrance entrance = entrance("in");
        Entrance other = entrance("other");
        for (int sent = 1; sent <= 18; sent++) {
            int arrived = sent - 1;
            entrance.deliver(to("hop", "inline", "stuck"));
            await(() -> waitingAt("stuck") >= arrived);
        }
        await(() -> entrance.source().isPaused());
        assertThat(other.source().isPaused()).isFalse();
        other.deliver(to("stuck"));
        assertThat(other.source().isPaused()).as("whoever adds to a full queue is paused").isTrue();
        go.countDown();
        await(() -> !entrance.source().isPaused() && !other.source().isPaused());
    }

    @Test
    void payload_counts_as_well_as_messages() {
        stuck("stuck");
        Entrance entrance = entrance("in");
        entrance.deliver(to("stuck").withPayload(Payload.wrap(new byte[1 << 20])));
        entrance.deliver(to("stuck").withPayload(Payload.wrap(new byte[1 << 20])));
        assertThat(entrance.deliver(to("stuck").withPayload(Payload.wrap(new byte[1]))))
                .isInstanceOf(Delivery.Backlogged.class);
        assertThat(entrance.source().isPaused()).isTrue();
    }

    @Test
    void a_program_that_sends_too_much_waits_and_then_goes_on() throws InterruptedException {
        stuck("stuck");
        AtomicInteger sent = new AtomicInteger();
        try (DetachedContext flooder = node.detached(Mailbox.open(Address.local("flooder")))) {
            Thread thread = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 1000; i++) {
                    flooder.send(Route.of("stuck"), Payload.empty());
                    sent.incrementAndGet();
                }
            });
            await(() -> thread.getState() == Thread.State.WAITING);
            assertThat(sent.get()).isBetween(17, 18);
            go.countDown();
            thread.join();
        }
        await(() -> handled.get() == 1000);
    }

    @Test
    void a_context_that_is_closed_does_not_wait_for_the_queue_that_holds_it_back() throws InterruptedException {
        stuck("stuck");
        DetachedContext flooder = node.detached(Mailbox.open(Address.local("flooder")));
        LinkedBlockingQueue<ErrorCode> ended = new LinkedBlockingQueue<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    flooder.send(Route.of("stuck"), Payload.empty());
                }
            } catch (OckamException e) {
                ended.add(e.code());
            }
        });
        await(() -> thread.getState() == Thread.State.WAITING);
        flooder.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CONFLICT);
        assertThat(handled).hasValue(0);
    }

    @Test
    void who_sends_on_its_own_account_is_told_and_in_the_end_refused() {
        stuck("stuck");
        // No source: sent by a worker from outside a handler.
        Context[] free = new Context[1];
        node.start("free", new Worker() {
            @Override
            public void start(Context context) {
                free[0] = context;
            }

            @Override
            public void receive(Context context, Message message) {}
        });
        node.awaitStarted(Address.local("free"), SOON);
        int accepted = 0;
        int backlogged = 0;
        Delivery delivery = free[0].offer(to("stuck"));
        for (; delivery.isAccepted(); delivery = free[0].offer(to("stuck"))) {
            accepted++;
            backlogged += delivery instanceof Delivery.Backlogged ? 1 : 0;
        }
        assertThat(delivery).isEqualTo(new Delivery.Refused(Address.local("stuck")));
        assertThat(accepted).as("the limit, and what has been taken out").isBetween(256, 258);
        assertThat(backlogged).as("all over the mark").isBetween(238, 242);
        assertThatThrownBy(() -> free[0].send(Route.of("stuck"), Payload.empty())).isInstanceOfSatisfying(
                OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EXHAUSTED));
        int all = accepted;
        go.countDown();
        await(() -> handled.get() == all);
    }

    @Test
    void a_ring_that_doubles_its_messages_is_bounded_and_holds_up_nobody_else() {
        AtomicInteger turns = new AtomicInteger();
        node.start("echo", (context, message) -> context.reply(message.payload()));
        for (List<String> pair : List.of(List.of("ping", "pong"), List.of("pong", "ping"))) {
            node.start(pair.getFirst(), (context, message) -> {
                turns.incrementAndGet();
                context.offer(to(pair.getLast()));
                context.offer(to(pair.getLast()));
            });
        }
        Entrance entrance = entrance("in");
        entrance.deliver(to("ping"));
        await(() -> turns.get() > 20_000);
        await(() -> entrance.source().isPaused());
        assertThat(node.call(Route.of("echo"), "still there?", String.class, SOON)).isEqualTo("still there?");
        for (String name : List.of("ping", "pong")) {
            assertThat(waitingAt(name)).isLessThanOrEqualTo(256 + 64);
        }
    }

    @Test
    void past_the_limit_one_message_is_taken_of_each_source_that_could_not_know() {
        stuck("stuck");
        node.app().send(Route.of("stuck"), Payload.empty());
        await(() -> waitingAt("stuck") == 1);
        List<Entrance> many = IntStream.range(0, 2 * MARKS.mostMessages()).mapToObj(i -> entrance("in" + i)).toList();
        for (Entrance each : many) {
            assertThat(each.deliver(to("stuck")).isAccepted()).isTrue();
        }
        List<Entrance> over = many.subList(MARKS.messages(), many.size());
        assertThat(over).allSatisfy(each -> assertThat(each.source().isPaused()).isTrue());
        assertThat(over.getLast().deliver(to("stuck"))).as("it has been paused for this queue")
                .isEqualTo(new Delivery.Refused(Address.local("stuck")));
        assertThat(waitingAt("stuck")).isEqualTo(many.size() + 1);
        go.countDown();
        await(() -> handled.get() == many.size() + 1);
        await(() -> over.stream().noneMatch(each -> each.source().isPaused()));
    }

    @Test
    void many_senders_to_one_worker_lose_nothing() throws InterruptedException {
        // More than fit into the queue. A sender learns that it is paused when its message is in.
        int senders = 2 * MARKS.mostMessages();
        int each = 100;
        CountDownLatch all = new CountDownLatch(senders * each);
        node.start("sink", (_, _) -> all.countDown());
        for (int i = 0; i < senders; i++) {
            DetachedContext context = node.detached(Mailbox.open(Address.local("s" + i)));
            Thread.startVirtualThread(() -> {
                for (int j = 0; j < each; j++) {
                    context.send(Route.of("sink"), Payload.empty());
                }
            });
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_slow_worker_among_a_thousand_slows_only_those_who_write_to_it() throws InterruptedException {
        stuck("slow");
        CountDownLatch answers = new CountDownLatch(999 * 10);
        for (int i = 0; i < 999; i++) {
            node.start("w" + i, (_, _) -> answers.countDown());
        }
        Entrance toSlow = entrance("a");
        Entrance toOthers = entrance("b");
        while (!toSlow.source().isPaused()) {
            toSlow.deliver(to("slow"));
        }
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 999; i++) {
                await(() -> !toOthers.source().isPaused());
                toOthers.deliver(to("w" + i));
            }
        }
        assertThat(answers.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(toSlow.source().isPaused()).isTrue();
    }

    @Test
    void a_worker_that_goes_away_lets_its_sources_go() {
        stuck("stuck");
        Entrance entrance = entrance("in");
        while (!entrance.source().isPaused()) {
            entrance.deliver(to("stuck"));
        }
        node.stop(Address.local("stuck"));
        assertThat(entrance.deliver(to("stuck"))).isInstanceOf(Delivery.Stopping.class);
        go.countDown();
        await(() -> !entrance.source().isPaused());
        DetachedContext context = node.detached(Mailbox.open(Address.local("c")));
        while (!entrance.source().isPaused()) {
            entrance.deliver(to("c"));
        }
        context.close();
        assertThat(entrance.source().isPaused()).as("an unread context that is closed").isFalse();
    }
}
