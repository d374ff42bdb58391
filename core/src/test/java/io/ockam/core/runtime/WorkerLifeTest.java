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
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerLifeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        node.close();
    }

    /** Tells what happens to it. */
    private final class Witness implements Worker {
        @Override
        public void start(Context context) {
            events.add("start");
        }

        @Override
        public void receive(Context context, Message message) {
            String text = message.body(String.class);
            events.add(text);
            if (text.startsWith("fail")) {
                throw new IllegalStateException("as asked");
            }
        }

        @Override
        public void stop(Context context) {
            events.add("stop");
        }
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(events.poll(SOON.toSeconds(), TimeUnit.SECONDS)).orElse("nothing");
    }

    private static void assertCode(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_worker_starts_handles_and_stops_in_this_order() throws InterruptedException {
        Address address = node.start("w", new Witness());
        node.app().send(Route.of("w"), "one");
        node.app().send(Route.of("w"), "two");
        node.stop(address);
        node.awaitStopped(address, SOON);
        assertThat(List.of(next(), next(), next(), next())).containsExactly("start", "one", "two", "stop");
        assertThat(node.exists(address)).isFalse();
    }

    @Test
    void a_handler_that_throws_goes_on_with_the_next_message() throws InterruptedException {
        node.start("w", new Witness());
        for (String text : List.of("fail 1", "fail 2", "fail 3")) {
            node.app().send(Route.of("w"), text);
        }
        assertThat(List.of(next(), next(), next(), next())).containsExactly("start", "fail 1", "fail 2", "fail 3");
        assertThat(node.exists(Address.local("w"))).isTrue();
    }

    @Test
    void a_body_that_cannot_be_read_is_a_failure_of_the_handler_only() throws InterruptedException {
        node.start("w", new Witness());
        node.app().send(Route.of("w"), Payload.wrap(new byte[]{5, 'a'}));
        node.app().send(Route.of("w"), "fine");
        assertThat(List.of(next(), next())).containsExactly("start", "fine");
    }

    @Test
    void a_failed_start_stops_the_worker_and_frees_its_address() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Address address = node.start(WorkerOptions.at("w").blocking(), new Worker() {
            @Override
            public void start(Context context) throws InterruptedException {
                go.await();
                throw new OckamException(ErrorCode.UNAVAILABLE, "the database is down");
            }

            @Override
            public void receive(Context context, Message message) {
                events.add("received");
            }

            @Override
            public void stop(Context context) {
                events.add("stopped");
            }
        });
        assertThat(node.app().offer(message("w"))).as("it waits for the start").isEqualTo(Delivery.delivered());
        Thread waiter = Thread.startVirtualThread(() -> {
            try {
                node.awaitStarted(address, SOON);
            } catch (OckamException e) {
                events.add(e.code() + ": " + e.getMessage());
            }
        });
        // Parked inside awaitStarted, or not there yet: then it finds nobody, which is not what this test is about.
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        assertThat(List.of(next(), next())).containsExactly("stopped", "UNAVAILABLE: the database is down");
        node.awaitStopped(address, SOON);
        node.start("w", new Witness());
        assertThat(next()).isEqualTo("start");
    }

    private static LocalMessage message(String to) {
        return new LocalMessage(Route.of(to), Route.EMPTY, Payload.empty());
    }

    @Test
    void messages_sent_before_the_start_has_finished_wait_for_it() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        node.start(WorkerOptions.at("slow").blocking(), new Worker() {
            @Override
            public void start(Context context) throws InterruptedException {
                go.await();
                events.add("started");
            }

            @Override
            public void receive(Context context, Message message) {
                events.add(message.body(String.class));
            }
        });
        assertCode(ErrorCode.TIMED_OUT, () -> node.awaitStarted(Address.local("slow"), Duration.ofMillis(1)));
        node.app().send(Route.of("slow"), "early");
        go.countDown();
        node.awaitStarted(Address.local("slow"), SOON);
        assertThat(List.of(next(), next())).containsExactly("started", "early");
    }

    @Test
    void a_worker_that_stops_itself_finishes_its_handler() throws InterruptedException {
        Address address = node.start("w", new Worker() {
            @Override
            public void receive(Context context, Message message) {
                context.stop();
                events.add("finished");
            }

            @Override
            public void stop(Context context) {
                events.add("stop");
            }
        });
        node.app().send(Route.of("w"), "go");
        assertThat(List.of(next(), next())).containsExactly("finished", "stop");
        node.awaitStopped(address, SOON);
    }

    @Test
    void ten_thousand_workers_stop_themselves() {
        for (int i = 0; i < 10_000; i++) {
            Route route = Route.of(node.start("w" + i, (context, message) -> context.stop()));
            node.app().send(route, "go");
        }
        for (int i = 0; i < 10_000; i++) {
            node.awaitStopped(Address.local("w" + i), SOON);
        }
        assertThat(node.list()).containsExactly(Address.local("app"));
        assertThat(node.router().size()).isEqualTo(1);
    }

    @Test
    void a_stopping_worker_takes_nothing_more() throws InterruptedException {
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Address address = node.start(WorkerOptions.at("w").blocking(), (context, message) -> {
            inHandler.countDown();
            go.await();
            events.add(message.body(String.class));
        });
        node.app().send(Route.of("w"), "one");
        inHandler.await();
        node.app().send(Route.of("w"), "queued");
        node.stop(address);
        assertCode(ErrorCode.CONFLICT, () -> node.app().send(Route.of("w"), "late"));
        assertThat(node.app().offer(message("w"))).isEqualTo(new Delivery.Stopping(address));
        go.countDown();
        node.awaitStopped(address, SOON);
        assertThat(events).containsExactly("one", "queued");
        assertCode(ErrorCode.NOT_FOUND, () -> node.stop(address));
    }

    @Test
    void an_address_has_one_owner() {
        node.start(WorkerOptions.at("a").also(Mailbox.open(Address.local("b"))), new Witness());
        assertCode(ErrorCode.ALREADY_EXISTS, () -> node.start("a", new Witness()));
        assertCode(ErrorCode.ALREADY_EXISTS, () -> node.start("a", _ -> false));
        assertCode(ErrorCode.ALREADY_EXISTS,
                () -> node.start(WorkerOptions.at("c").also(Mailbox.open(Address.local("b"))), new Witness()));
        assertThat(node.exists(Address.local("c"))).as("all addresses or none").isFalse();
    }

    @Test
    void any_of_its_addresses_stops_a_worker_but_only_the_primary_one_is_listed() {
        node.start(WorkerOptions.at("a").also(Mailbox.open(Address.local("b"))), new Witness());
        assertThat(node.list()).contains(Address.local("a")).doesNotContain(Address.local("b"));
        assertCode(ErrorCode.NOT_FOUND, () -> node.awaitStarted(Address.local("b"), SOON));
        node.stop(Address.local("b"));
        node.awaitStopped(Address.local("a"), SOON);
        assertThat(node.exists(Address.local("b"))).isFalse();
    }

    @Test
    void addresses_of_another_type_go_to_the_worker_registered_for_it() throws InterruptedException {
        assertCode(ErrorCode.NOT_FOUND, () -> node.app().send(Route.of("3#host:1", "x"), "hello"));
        node.start("ws", (context, message) -> events.add(message.destination() + " " + message.onwardRoute()));
        node.register(3, Address.local("ws"));
        node.app().send(Route.of("3#host:1", "x"), "hello");
        assertThat(next()).isEqualTo("0#ws 3#host:1 => 0#x");
        assertCode(ErrorCode.ALREADY_EXISTS, () -> node.register(3, Address.local("other")));
    }

    @Test
    void the_first_terminal_address_of_a_route_is_found() {
        node.start(WorkerOptions.at("hop"), new Witness());
        node.start(WorkerOptions.at("sender").terminal(Map.of("peer", "p")), new Witness());
        assertThat(node.terminal(Route.of("hop", "sender", "there"))).contains(Address.local("sender"));
        assertThat(node.terminal(Route.of("hop", "nobody"))).isEmpty();
        assertCode(ErrorCode.INVALID, () -> node.terminal(Route.of("hop", "1#host:1", "sender")));
        assertThat(node.metadata(Address.local("sender"))).contains(Metadata.terminal(Map.of("peer", "p")));
        assertThat(node.metadata(Address.local("hop"))).contains(Metadata.NONE);
        assertThat(node.metadata(Address.local("nobody"))).isEmpty();
        node.stop(Address.local("sender"));
        node.awaitStopped(Address.local("sender"), SOON);
        assertThat(node.metadata(Address.local("sender"))).isEmpty();
    }

    @Test
    void an_address_that_is_made_up_is_32_hexadecimal_digits() {
        assertThat(node.newAddress().toString()).matches("0#[0-9a-f]{32}").isNotEqualTo(node.newAddress().toString());
    }
}
