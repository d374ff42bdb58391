package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WorkerRuntime node = WorkerRuntime.start("test");

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_echoer_answers_a_call() {
        node.start("echoer", (context, message) -> context.reply(message.payload()));
        assertThat(node.call(Route.of("echoer"), "hello", String.class, SOON)).isEqualTo("hello");
    }

    @Test
    void hops_pass_a_message_on_and_the_reply_comes_back_through_them() {
        for (String hop : new String[]{"h1", "h2", "h3"}) {
            node.start(hop, (context, message) -> context.forward(message.stepForward(context.address())));
        }
        node.start("echoer", (context, message) -> context.reply(message.payload()));
        var reply = node.call(Route.of("h1", "h2", "h3", "echoer"), Body.of("hello"), SOON);
        assertThat(reply.body(String.class)).isEqualTo("hello");
        assertThat(reply.returnRoute()).isEqualTo(Route.of("h1", "h2", "h3", "echoer"));
        assertThat(reply.source()).isEqualTo(Address.local("h1"));
    }

    @Test
    void nobody_at_an_address_is_an_error() {
        assertThatThrownBy(() -> node.app().send(Route.of("nobody"), "hello")).isInstanceOfSatisfying(
                OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void a_call_in_a_pooled_worker_fails_at_once_and_names_the_remedy() {
        node.start("echoer", (context, message) -> context.reply(message.payload()));
        node.start("caller", (context, message) -> context.reply(failureOfCall(context)));
        assertThat(node.call(Route.of("caller"), "go", String.class, SOON)).contains("blocking()");
    }

    private static String failureOfCall(Context context) {
        try {
            return context.call(Route.of("echoer"), "hello", String.class, SOON);
        } catch (OckamException e) {
            return e.getMessage() + " " + e.hint();
        }
    }

    @Test
    void a_call_leaves_nothing_behind() {
        node.start("echoer", (context, message) -> context.reply(message.payload()));
        for (int i = 0; i < 1000; i++) {
            node.call(Route.of("echoer"), "hello", String.class, SOON);
        }
        assertThat(node.list()).containsExactlyInAnyOrder(Address.local("app"), Address.local("echoer"));
    }
}
