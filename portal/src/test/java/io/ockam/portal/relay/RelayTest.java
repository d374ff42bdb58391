package io.ockam.portal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalInfo;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.identity.policy.Subject;
import io.ockam.identity.policy.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final CompletionStage<String> NEVER = new CompletableFuture<>();

    private final WorkerRuntime node = WorkerRuntime.start("n");

    @AfterEach
    void stop() {
        node.close();
    }

    private DetachedContext at(String name) {
        return node.detached(Mailbox.open(Address.local(name)));
    }

    /** Stands for the connection to another node: takes itself from the onward route, and is the way back. */
    private void connection(String name) {
        node.start(name, (context, message) -> context.forward(message.local().popOnward()));
    }

    private static void register(DetachedContext from, Route back, String name, Optional<String> identity) {
        List<LocalInfo> proof = identity
                .map(id -> List.of(new LocalInfo(Subject.IDENTIFIER, Bytes.of(Body.of(id).toArray()))))
                .orElse(List.of());
        from.forward(new LocalMessage(Route.of(RelayService.STATIC_SERVICE), back, Body.of(name), proof));
    }

    @Test
    void a_relay_forwards_to_where_its_registration_came_from_and_stays_out_of_the_way_back() {
        RelayService.start(node, RelayOptions.open());
        connection("r3");
        try (DetachedContext owner = at("owner");
                DetachedContext target = at("uppercase");
                DetachedContext app = at("me")) {
            register(owner, Route.of("r3", "owner"), "n3", Optional.empty());
            Message confirmation = owner.receive(SOON);
            assertThat(HexFormat.of().formatHex(confirmation.payload().toArray()))
                    .isEqualTo("0d" + HexFormat.of()
                            .formatHex("forward_to_n3".getBytes(StandardCharsets.US_ASCII)));
            assertThat(confirmation.returnRoute()).isEqualTo(Route.of("forward_to_n3"));
            app.send(Route.of("forward_to_n3", "uppercase"), "hello");
            Message relayed = target.receive(SOON);
            assertThat(relayed.onwardRoute()).isEqualTo(Route.of("uppercase"));
            assertThat(relayed.returnRoute()).isEqualTo(Route.of("me"));
            assertThat(relayed.body(String.class)).isEqualTo("hello");
        }
    }

    @Test
    void a_registration_tells_the_names_of_both_ends() {
        RelayService.start(node, RelayOptions.open());
        connection("t");
        try (RelayRegistration relay = RelayRegistration.register(node, Route.of("t"), NEVER, "blue", SOON)) {
            assertThat(relay.remote()).isEqualTo(Address.local("forward_to_blue"));
            assertThat(node.exists(relay.worker())).isTrue();
        }
        try (RelayRegistration any = RelayRegistration.register(node, Route.of("t"), NEVER, RelayRegistration.ANY_NAME,
                SOON)) {
            assertThat(any.remote().name()).matches("forward_to_[0-9a-f]{32}");
        }
    }

    @Test
    void a_refused_registration_times_out_and_leaves_nothing_behind() {
        RelayService.start(node, RelayOptions.open().admitting((_, _) -> new Verdict.Denied("no")));
        connection("t");
        node.awaitStarted(RelayService.SERVICE, SOON);
        int before = node.list().size();
        assertThatThrownBy(() -> RelayRegistration.register(node, Route.of("t"), NEVER, "blue", Duration.ofMillis(200)))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
        awaitNoMoreThan(before);
    }

    private void awaitNoMoreThan(int workers) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (node.list().size() > workers) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_registration_whose_connection_is_lost_fails_at_once() {
        connection("t");
        int before = node.list().size();
        CompletableFuture<String> lost = new CompletableFuture<>();
        node.start(RelayService.STATIC_SERVICE.name(), (_, _) -> lost.complete("the peer closed the connection"));
        assertThatThrownBy(() -> RelayRegistration.register(node, Route.of("t"), lost, "blue", Duration.ofDays(1)))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .hasMessage("The relay was not registered: the peer closed the connection");
        awaitNoMoreThan(before + 1);
    }

    @Test
    void the_same_identity_takes_its_relay_over_and_another_one_does_not() {
        RelayService.start(node, RelayOptions.open());
        connection("r1");
        connection("r2");
        try (DetachedContext owner = at("owner"); DetachedContext app = at("me")) {
            register(owner, Route.of("r1", "owner"), "x", Optional.of("Ialice"));
            owner.receive(SOON);
            register(owner, Route.of("r2", "owner"), "x", Optional.of("Ibob"));
            register(owner, Route.of("r2", "owner"), "x", Optional.empty());
            register(owner, Route.of("r2", "owner"), "x", Optional.of("Ialice"));
            owner.receive(SOON);
            node.stop(Address.local("r1"));
            node.awaitStopped(Address.local("r1"), SOON);
            app.send(Route.of("forward_to_x", "owner"), "through r2");
            assertThat(owner.receive(SOON).body(String.class)).isEqualTo("through r2");
        }
    }

    @Test
    void a_name_is_free_again_when_the_way_to_its_owner_is_gone() {
        RelayService.start(node, RelayOptions.open());
        connection("r1");
        connection("r2");
        try (DetachedContext owner = at("owner")) {
            register(owner, Route.of("r1", "owner"), "x", Optional.of("Ialice"));
            owner.receive(SOON);
            node.stop(Address.local("r1"));
            node.awaitStopped(Address.local("r1"), SOON);
            register(owner, Route.of("r2", "owner"), "x", Optional.of("Ibob"));
            assertThat(owner.receive(SOON).body(String.class)).isEqualTo("forward_to_x");
        }
    }

    @Test
    void what_is_no_registration_is_dropped_and_the_service_lives_on() {
        RelayService.start(node, RelayOptions.open());
        connection("r");
        try (DetachedContext owner = at("owner")) {
            owner.forward(new LocalMessage(Route.of(RelayService.SERVICE), Route.of("owner"),
                    Payload.wrap(new byte[]{9, 1})));
            owner.forward(new LocalMessage(Route.of(RelayService.SERVICE), Route.EMPTY, Body.of("nobody waits")));
            register(owner, Route.of("r", "owner"), "n".repeat(1025), Optional.empty());
            register(owner, Route.of("r", "owner"), "n3\nn4", Optional.empty());
            register(owner, Route.of("r", "owner"), "\u001b[2J", Optional.empty());
            register(owner, Route.of("r", "owner"), "a b", Optional.empty());
            assertThat(owner.receive(SOON).body(String.class)).isEqualTo("forward_to_a b");
        }
    }
}
