package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.internal.cell.WorkerCell;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that another one wakes runs on the same thread; nobody has to wait longer for it. */
@Timeout(30)
class PoolThreadTest {
    private static final Payload NOTHING = Payload.empty();

    private static WorkerRuntime node(int threads) {
        return WorkerRuntime.start(RuntimeOptions.named("test").withParallelism(threads));
    }

    @Test
    void a_worker_runs_on_the_thread_of_the_one_that_woke_it_as_the_next() throws InterruptedException {
        int pairs = 4;
        int rounds = 10_000;
        AtomicInteger together = new AtomicInteger();
        ThreadLocal<String> before = new ThreadLocal<>();
        try (WorkerRuntime node = node(4)) {
            CountDownLatch left = new CountDownLatch(pairs * rounds);
            // Several, so that there is somebody in line whom the thread would take instead.
            for (int i = 0; i < pairs; i++) {
                String a = "a" + i;
                String b = "b" + i;
                int[] round = new int[1];
                node.start(a, (context, _) -> {
                    before.set(a);
                    context.send(Route.of(b), NOTHING);
                });
                node.start(b, (context, _) -> {
                    if (a.equals(before.get())) {
                        together.incrementAndGet();
                    }
                    before.set(b);
                    left.countDown();
                    if (++round[0] < rounds) {
                        context.send(Route.of(a), NOTHING);
                    }
                });
                node.app().send(Route.of(a), NOTHING);
            }
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        }
        // Not all: after a slice of time, or when who is next has waited for too long on a loaded machine, any thread may take it.
        assertThat(together.get()).isGreaterThan(pairs * rounds * 95 / 100);
    }

    @Test
    void a_handler_may_take_as_long_as_it_likes_without_holding_up_whom_it_has_woken() throws InterruptedException {
        try (WorkerRuntime node = node(2)) {
            CountDownLatch woken = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            node.start("slow", (context, _) -> {
                context.send(Route.of("woken"), NOTHING);
                woken.await();
                done.countDown();
            });
            node.start("woken", (_, _) -> woken.countDown());
            WorkerCell cell = (WorkerCell) Objects.requireNonNull(node.router().find(Address.local("woken"))).recipient;
            while (!cell.isIdle()) {
                Thread.onSpinWait();
            }
            node.app().send(Route.of("slow"), NOTHING);
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void all_whom_a_handler_wakes_run() throws InterruptedException {
        int many = 500;
        try (WorkerRuntime node = node(2)) {
            CountDownLatch all = new CountDownLatch(many);
            for (int i = 0; i < many; i++) {
                node.start("w" + i, (_, _) -> all.countDown());
            }
            node.start("waker", (context, _) -> {
                for (int i = 0; i < many; i++) {
                    context.send(Route.of("w" + i), NOTHING);
                }
            });
            node.app().send(Route.of("waker"), NOTHING);
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void workers_that_wake_each_other_for_ever_leave_others_their_turn() throws InterruptedException {
        try (WorkerRuntime node = node(1)) {
            node.start("ping", (context, _) -> context.send(Route.of("pong"), NOTHING));
            node.start("pong", (context, _) -> context.send(Route.of("ping"), NOTHING));
            node.app().send(Route.of("ping"), NOTHING);
            assertOthersHaveTheirTurn(node);
        }
    }

    @Test
    void a_worker_that_writes_to_itself_for_ever_leaves_others_their_turn() throws InterruptedException {
        try (WorkerRuntime node = node(1)) {
            node.start("self", (context, _) -> context.send(Route.of("self"), NOTHING));
            for (int i = 0; i < 100; i++) {
                node.app().send(Route.of("self"), NOTHING);
            }
            assertOthersHaveTheirTurn(node);
        }
    }

    private static void assertOthersHaveTheirTurn(WorkerRuntime node) throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(100);
        node.start("other", (_, _) -> turns.countDown());
        for (int i = 0; i < 100; i++) {
            node.app().send(Route.of("other"), NOTHING);
        }
        assertThat(turns.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
