package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Body;
import io.ockam.core.Encodable;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Worker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration BRIEF = Duration.ofMillis(5);
    private static final Duration FAR = Duration.ofHours(1);

    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final AtomicInteger encoded = new AtomicInteger();
    private final Encodable number = () -> Body.of(Integer.toString(encoded.incrementAndGet()));

    @AfterEach
    void stop() {
        node.close();
    }

    private String received() {
        return node.app().receive(SOON).body(String.class);
    }

    @Test
    void each_schedule_that_runs_out_sends_once() {
        try (Delayed delayed = node.app().delayed(Route.of("app"), number)) {
            for (int i = 1; i <= 3; i++) {
                delayed.in(BRIEF);
                assertThat(received()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void a_schedule_replaces_the_one_before() {
        try (Delayed delayed = node.app().delayed(Route.of("app"), number)) {
            delayed.in(FAR);
            delayed.in(FAR);
            delayed.in(BRIEF);
            assertThat(received()).isEqualTo("1");
            assertThatThrownBy(() -> node.app().receive(Duration.ofMillis(20))).hasMessage("timeout: 20ms");
        }
    }

    @Test
    void what_was_cancelled_is_not_sent() {
        try (Delayed cancelled = node.app().delayed(Route.of("app"), number);
                Delayed other = node.app().delayed(Route.of("app"), () -> Body.of("other"))) {
            cancelled.in(BRIEF);
            cancelled.cancel();
            other.in(Duration.ofMillis(30));
            assertThat(received()).isEqualTo("other");
        }
    }

    @Test
    void closing_cancels_and_frees_the_address() {
        Delayed delayed = node.app().delayed(Route.of("app"), number);
        assertThat(node.list()).hasSize(2);
        delayed.in(FAR);
        delayed.close();
        assertThat(node.list()).hasSize(1);
        assertThatThrownBy(() -> delayed.in(BRIEF)).hasMessageContaining("is closed");
    }

    @Test
    void a_worker_can_remind_itself() {
        node.start("clock", new Worker() {
            private int ticks;

            @Override
            public void start(Context context) {
                context.delayed(Route.of(context.address()), Body.of("tick")).in(BRIEF);
            }

            @Override
            public void receive(Context context, Message message) {
                ticks++;
                context.send(Route.of("app"), message.body(String.class) + " " + ticks);
            }
        });
        assertThat(received()).isEqualTo("tick 1");
    }
}
