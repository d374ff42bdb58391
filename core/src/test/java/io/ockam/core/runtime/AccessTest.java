package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalInfo;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Address A = Address.local("a");
    private static final Address B = Address.local("b");

    private final WorkerRuntime node = WorkerRuntime.start("test");

    @AfterEach
    void stop() {
        node.close();
    }

    private void echo(WorkerOptions options) {
        node.start(options, (context, message) -> context.reply(message.payload()));
    }

    @Test
    void what_may_not_come_in_is_dropped_and_the_sender_learns_nothing() {
        echo(WorkerOptions.at("guarded").incoming(AccessControl.fromSources(A)));
        try (DetachedContext a = node.detached(Mailbox.open(A)); DetachedContext b = node.detached(Mailbox.open(B))) {
            b.send(Route.of("guarded"), "from b");
            a.send(Route.of("guarded"), "from a");
            assertThat(a.receive(SOON).body(String.class)).isEqualTo("from a");
            assertThatThrownBy(() -> b.receive(Duration.ofMillis(1))).hasMessage("timeout: 1ms");
        }
    }

    @Test
    void what_may_not_go_out_is_dropped_and_the_send_succeeds() {
        echo(WorkerOptions.at("echo"));
        AccessControl onlyElsewhere = AccessControl.toHops(Address.local("elsewhere"));
        Mailbox narrow = new Mailbox(A, AccessControl.ALLOW_ALL, onlyElsewhere);
        try (DetachedContext a = node.detached(narrow)) {
            a.send(Route.of("echo"), "hello");
            LocalMessage message = new LocalMessage(Route.of("echo"), Route.of(A), Payload.empty());
            assertThat(a.offer(message)).isEqualTo(new Delivery.Denied(A, onlyElsewhere));
            assertThatThrownBy(() -> a.receive(Duration.ofMillis(1))).hasMessage("timeout: 1ms");
        }
    }

    @Test
    void a_control_that_cannot_tell_is_an_error_for_who_sends_and_a_failed_handler_for_who_receives() {
        AccessControl broken = _ -> {
            throw new OckamException(ErrorCode.IO, "no policy to read");
        };
        echo(WorkerOptions.at("echo").incoming(broken));
        try (DetachedContext a = node.detached(new Mailbox(A, AccessControl.ALLOW_ALL, broken))) {
            assertThatThrownBy(() -> a.send(Route.of("echo"), "hello")).hasMessage("no policy to read");
        }
        try (DetachedContext b = node.detached(new Mailbox(B, broken, AccessControl.ALLOW_ALL))) {
            node.app().send(Route.of("b"), "hello");
            assertThatThrownBy(() -> b.receive(SOON)).hasMessage("no policy to read");
        }
        node.app().send(Route.of("echo"), "hello");
        assertThat(node.exists(Address.local("echo"))).isTrue();
    }

    @Test
    void each_address_has_controls_of_its_own() {
        Mailbox open = Mailbox.open(Address.local("open"));
        echo(WorkerOptions.of(Mailbox.closed(Address.local("closed")), open));
        assertThat(node.call(Route.of("open"), "hello", String.class, SOON)).isEqualTo("hello");
        assertThatThrownBy(() -> node.call(Route.of("closed"), "hello", String.class, Duration.ofMillis(20)))
                .hasMessage("timeout: 20ms");
    }

    @Test
    void the_address_in_the_route_decides_not_what_comes_behind_it() {
        node.start("hop", (context, message) -> context.forward(message.stepForward(context.address())));
        echo(WorkerOptions.at("echo").incoming(AccessControl.fromSources(Address.local("hop"))));
        assertThat(node.call(Route.of("hop", "echo"), "hello", String.class, SOON)).isEqualTo("hello");
        Mailbox toHop = new Mailbox(A, AccessControl.ALLOW_ALL, AccessControl.toHops(Address.local("hop")));
        try (DetachedContext a = node.detached(toHop)) {
            a.send(Route.of("hop", "echo"), "through");
            assertThat(a.receive(SOON).body(String.class)).isEqualTo("through");
        }
    }

    @Test
    void nobody_sends_from_an_address_of_another() {
        echo(WorkerOptions.at("echo"));
        LocalMessage message = new LocalMessage(Route.of("echo"), Route.EMPTY, Payload.empty());
        try (DetachedContext a = node.detached(Mailbox.open(A), Mailbox.open(B))) {
            a.send(B, Route.of("echo"), Payload.utf8("from b"));
            assertThat(a.receive(SOON).destination()).isEqualTo(B);
            assertThatThrownBy(() -> a.forward(Address.local("echo"), message))
                    .hasMessage("0#echo is not an address of 0#a, which may send only from its own");
            assertThatThrownBy(() -> a.offer(message.withOnwardRoute(Route.EMPTY))).hasMessage("incomplete route");
        }
    }

    @Test
    void a_reply_comes_from_the_address_that_was_asked_and_takes_the_way_back() {
        echo(WorkerOptions.at("first").also(Mailbox.open(Address.local("second"))));
        Message reply = node.call(Route.of("second"), Payload.utf8("x"), SOON);
        assertThat(reply.source()).isEqualTo(Address.local("second"));
        assertThat(reply.returnRoute()).isEqualTo(Route.of("second"));
        assertThat(reply.sender()).isEqualTo(Address.local("second"));
    }

    @Test
    void what_the_node_knows_of_a_message_survives_a_forward_but_no_send() {
        LocalInfo info = new LocalInfo("KIND", Bytes.hex("01"));
        node.start("hop", (context, message) -> context.forward(message.stepForward(context.address())));
        node.start("echo", (context, message) -> context
                .reply(Integer.toString(message.localInfo().size())));
        LocalMessage request = new LocalMessage(Route.of("hop", "echo"), Route.of("app"), Payload.empty(),
                List.of(info));
        node.app().forward(request);
        Message reply = node.app().receive(SOON);
        assertThat(reply.body(String.class)).isEqualTo("1");
        assertThat(reply.localInfo()).isEmpty();
    }

    @Test
    void a_processor_may_neither_send_nor_receive_unless_it_is_allowed_to() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        node.start("silent", context -> {
            context.send(Route.of("app"), "hello");
            sent.countDown();
            return false;
        });
        sent.await();
        assertThatThrownBy(() -> node.app().receive(Duration.ofMillis(1))).hasMessage("timeout: 1ms");
    }
}
