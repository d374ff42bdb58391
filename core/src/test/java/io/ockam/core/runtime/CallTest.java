package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.runtime.internal.dispatch.Durations;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WorkerRuntime node = WorkerRuntime.start("test");

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({"PT0.02S, 20ms", "PT0.001S, 1ms"})
    void nothing_that_comes_back_in_time_is_a_timeout(Duration timeout, String text) {
        node.start("silent", (_, _) -> {});
        assertThatThrownBy(() -> node.call(Route.of("silent"), Payload.empty(), timeout))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT))
                .hasMessage("timeout: " + text);
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30s", "PT1.5S, 1.5s", "PT0.5S, 500ms", "PT0S, 0ms", "PT2M, 120s"})
    void durations_are_written_as_people_do(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    @Test
    void the_longest_timeout_is_one() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(node.call(Route.of("echo"), "hello", String.class, forEver)).isEqualTo("hello");
        node.awaitStarted(Address.local("echo"), forEver);
    }

    @Test
    void a_blocking_worker_may_call_another_in_its_handler() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        node.start(WorkerOptions.at("asker").blocking(), (context, message) -> context
                .reply(context.call(Route.of("echo"), "inner", String.class, SOON)));
        assertThat(node.call(Route.of("asker"), "outer", String.class, SOON)).isEqualTo("inner");
    }

    @Test
    void a_caller_behind_a_producer_becomes_a_consumer_for_the_time_of_the_call() {
        FlowControlId id = node.flowControls().newId();
        node.start("sender", (context, message) -> context
                .reply(Integer.toString(node.flowControls().consumers(id).size())));
        node.flowControls().addProducer(Address.local("receiver"), id, Optional.empty(),
                List.of(Address.local("sender")));
        assertThat(node.call(Route.of("sender"), "who?", String.class, SOON)).isEqualTo("1");
        assertThat(node.flowControls().consumers(id)).isEmpty();
    }

    @Test
    void an_interrupt_ends_the_wait() throws Exception {
        node.start("silent", (_, _) -> {});
        CompletableFuture<OckamException> failure = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                node.call(Route.of("silent"), Payload.empty(), SOON);
            } catch (OckamException e) {
                failure.complete(e);
            }
        });
        caller.interrupt();
        assertThat(failure.get(10, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    private static final class EventLoop extends Thread implements NonBlockingThread {
        EventLoop(Runnable action) {
            super(action, "event-loop");
        }
    }

    @Test
    void whatever_would_block_an_event_loop_is_refused() throws Exception {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        CompletableFuture<List<String>> refusals = new CompletableFuture<>();
        Thread loop = new EventLoop(() -> refusals.complete(List.of(
                refusal(() -> node.call(Route.of("echo"), Payload.empty(), SOON)),
                refusal(() -> node.app().receive(SOON)))));
        loop.start();
        assertThat(refusals.get(10, TimeUnit.SECONDS)).allSatisfy(text -> assertThat(text)
                .startsWith("This would block the thread 'event-loop', which other workers need")
                .contains("blocking()"));
    }

    private static String refusal(Runnable action) {
        try {
            action.run();
            return "none";
        } catch (OckamException e) {
            return e.getMessage() + " " + e.hint();
        }
    }

    @Test
    void a_program_sends_and_receives_by_itself() {
        node.start("echo", (context, message) -> context.reply(message.payload()));
        node.app().send(Route.of("echo"), "hello");
        assertThat(node.app().receive(SOON).body(String.class)).isEqualTo("hello");
        assertThatThrownBy(() -> node.app().receive(Duration.ofMillis(1))).hasMessage("timeout: 1ms");
        try (DetachedContext other = node.detached(Mailbox.open(Address.local("other")))) {
            other.send(Route.of("app"), "are you there?");
            node.app().receive(SOON);
            node.app().reply("yes");
            assertThat(other.receive(SOON).body(String.class)).isEqualTo("yes");
        }
        assertThat(node.exists(Address.local("other"))).isFalse();
    }

    @Test
    void a_context_that_is_closed_ends_the_wait_for_its_messages() throws Exception {
        DetachedContext context = node.detached(Mailbox.open(Address.local("c")));
        CompletableFuture<String> failure = new CompletableFuture<>();
        Thread.startVirtualThread(() -> failure.complete(refusal(() -> context.receive(SOON))));
        context.close();
        assertThat(failure.get(10, TimeUnit.SECONDS)).startsWith("The context at 0#c is closed");
    }
}
