package io.ockam.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final SessionTimes QUICK = new SessionTimes(Duration.ofMillis(20), Duration.ofMillis(20), 3,
            Duration.ofMillis(5),
            Duration.ofMillis(50));

    private final WorkerRuntime node = WorkerRuntime.start("n");
    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(1000);
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean talks = new AtomicBoolean();
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicBoolean sends = new AtomicBoolean();
    private volatile CompletableFuture<String> lost = new CompletableFuture<>();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void who_relies_on_a_connection_does_not_wait_for_the_next_ping() throws InterruptedException {
        BlockingQueue<Object> pings = new ArrayBlockingQueue<>(10);
        node.start("echo", (context, message) -> {
            pings.add(message);
            context.reply(message.payload());
        });
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        SessionTimes seldom = new SessionTimes(Duration.ofHours(1), Duration.ofHours(1), 3, Duration.ofMillis(5),
                Duration.ofMillis(50));
        try (Session session = Session.start("test", node, TestLink::new, seldom, SessionListener.NONE, now::get,
                new Random(1))) {
            assertThat(pings.poll(20, TimeUnit.SECONDS)).as("the first").isNotNull();
            now.set(Instant.EPOCH.plusSeconds(2));
            while (pings.isEmpty()) {
                session.makeSure(); // has no effect before the answer to the first is there
                Thread.onSpinWait();
            }
            assertThat(session.state()).isInstanceOf(SessionState.Up.class);
        }
    }

    private final class TestLink implements Connector.Link {
        @Override
        public Route pingRoute() {
            return Route.EMPTY;
        }

        @Override
        public long received() {
            return talks.get() ? said.incrementAndGet() : said.get();
        }

        @Override
        public boolean isSending() {
            return sends.get();
        }

        @Override
        public CompletionStage<String> lost() {
            return lost;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private Session session() {
        return Session.start("test", node, () -> {
            if (!reachable.get()) {
                throw new OckamException(ErrorCode.UNAVAILABLE, "nobody there");
            }
            open.incrementAndGet();
            lost = new CompletableFuture<>();
            return new TestLink();
        }, QUICK, new SessionListener() {
            @Override
            public void up() {
                events.add("up");
            }

            @Override
            public void down(String why, Instant nextTry) {
                events.add("down: " + why);
            }
        }, Clock.systemUTC(), new Random());
    }

    private String event() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    private void echo() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
    }

    @Test
    void it_connects_again_as_soon_as_the_connection_says_that_it_is_lost() throws Exception {
        echo();
        try (Session session = session()) {
            assertThat(session.awaitFirstAttempt(Duration.ofSeconds(10))).isTrue();
            assertThat(event()).isEqualTo("up");
            lost.complete("reset by peer");
            assertThat(event()).isEqualTo("down: reset by peer");
            assertThat(event()).isEqualTo("up");
        }
        assertThat(open.get()).isZero();
    }

    @Test
    void the_late_end_of_a_connection_that_it_gave_up_does_not_end_the_next() throws Exception {
        try (Session session = session()) {
            assertThat(event()).isEqualTo("up");
            CompletableFuture<String> first = lost;
            assertThat(event()).startsWith("down: ");
            BlockingQueue<Object> pings = new ArrayBlockingQueue<>(1000);
            node.start("echo", (context, message) -> {
                pings.add(message);
                context.reply(message.payload());
            });
            while (!(session.state() instanceof SessionState.Up up && up.answered())) {
                Thread.onSpinWait();
            }
            events.clear();
            pings.clear();
            first.complete("the first one, at last");
            for (int i = 0; i < 3; i++) {
                assertThat(pings.poll(20, TimeUnit.SECONDS)).as("it goes on").isNotNull();
            }
            lost.complete("the second");
            assertThat(event()).isEqualTo("down: the second");
        }
    }

    @Test
    void it_tries_until_the_peer_is_there() throws Exception {
        echo();
        reachable.set(false);
        try (Session session = session()) {
            for (int i = 0; i < 5; i++) {
                assertThat(event()).isEqualTo("down: nobody there");
            }
            assertThat(session.state()).isNotInstanceOf(SessionState.Up.class);
            reachable.set(true);
            String last = event();
            while (last.startsWith("down")) {
                last = event();
            }
            assertThat(last).isEqualTo("up");
        }
    }

    @Test
    void a_silent_peer_is_noticed_by_its_missing_answers_and_leaves_nothing_open() throws Exception {
        node.start("echo", (_, _) -> {});
        try (Session session = session()) {
            assertThat(event()).isEqualTo("up");
            assertThat(event()).startsWith("down: 3 pings were not answered");
            assertThat(event()).isEqualTo("up");
            assertThat(session).isNotNull();
        }
        assertThat(open.get()).isZero();
        node.stop(Address.local("echo"));
        node.awaitStopped(Address.local("echo"), Duration.ofSeconds(5));
        assertThat(node.list()).containsExactly(Address.local("app"));
    }

    @Test
    void a_peer_that_talks_is_alive_though_its_answers_are_late() throws Exception {
        node.start("echo", (_, _) -> {});
        talks.set(true);
        try (Session session = session()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (said.get() < 10) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            assertThat(session.state()).isInstanceOf(SessionState.Up.class);
            assertThat(event()).isEqualTo("up");
            talks.set(false);
            assertThat(event()).startsWith("down: 3 pings were not answered");
        }
    }

    @Test
    void pings_that_go_behind_other_data_do_not_count() throws Exception {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        AtomicInteger pings = new AtomicInteger();
        node.start("echo", (_, _) -> {
            if (pings.incrementAndGet() == 10) {
                asked.complete(true);
            }
        });
        sends.set(true);
        try (Session session = session()) {
            assertThat(asked.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(session.state()).isInstanceOf(SessionState.Up.class);
            assertThat(event()).isEqualTo("up");
            sends.set(false);
            assertThat(event()).startsWith("down: 3 pings were not answered");
        }
    }

    @Test
    void an_answering_peer_keeps_it_up() throws Exception {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        AtomicInteger pings = new AtomicInteger();
        node.start("echo", (context, message) -> {
            context.reply(message.payload());
            if (pings.incrementAndGet() == 10) {
                answered.complete(true);
            }
        });
        try (Session session = session()) {
            assertThat(answered.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(session.state()).isInstanceOf(SessionState.Up.class);
            assertThat(events).containsExactly("up");
        }
    }
}
