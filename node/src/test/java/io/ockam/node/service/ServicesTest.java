package io.ockam.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.runtime.WorkerRuntime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final WorkerRuntime runtime = WorkerRuntime.start("n1");
    private final Services services = new Services(runtime);

    @AfterEach
    void close() {
        runtime.close();
    }

    private Address start(ServiceKind kind, String name) {
        return services.start(kind, Address.local(name)).address();
    }

    @Test
    void echo_returns_whatever_it_is_sent() {
        start(ServiceKind.ECHO, "echo");
        byte[] odd = {5, 'h', 'i', (byte) 0xff};
        assertThat(runtime.call(Route.of("echo"), Payload.wrap(odd.clone()), SOON).payload().toArray()).isEqualTo(odd);
    }

    @Test
    void uppercase_answers_text_and_nothing_else() {
        start(ServiceKind.UPPERCASE, "uppercase");
        assertThat(runtime.call(Route.of("uppercase"), "grüße", String.class, SOON)).isEqualTo("GRÜSSE");
        assertThatThrownBy(
                () -> runtime.call(Route.of("uppercase"), Payload.wrap(new byte[]{2, (byte) 0xff, (byte) 0xfe}),
                        Duration.ofMillis(100)))
                .isInstanceOf(OckamException.class).hasMessageStartingWith("timeout");
    }

    @Test
    void hops_pass_messages_on_and_put_themselves_into_the_way_back() {
        start(ServiceKind.ECHO, "echo");
        start(ServiceKind.HOP, "h1");
        start(ServiceKind.HOP, "h2");
        assertThat(runtime.call(Route.of("h1", "h2", "echo"), "hello", String.class, SOON)).isEqualTo("hello");
    }

    @Test
    void a_taken_address_is_told_with_what_is_there() {
        start(ServiceKind.HOP, "hop");
        assertThatThrownBy(() -> start(ServiceKind.HOP, "hop")).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS))
                .hasMessage("hop service already exists at 0#hop");
        assertThatThrownBy(() -> start(ServiceKind.ECHO, "app")).hasMessage("a worker already exists at 0#app");
    }

    @Test
    void the_list_is_by_kind_and_address_and_forgets_what_was_stopped() {
        start(ServiceKind.HOP, "h2");
        start(ServiceKind.HOP, "h1");
        start(ServiceKind.ECHO, "echo");
        start(ServiceKind.UPPERCASE, "uppercase");
        assertThat(services.list()).extracting(service -> service.address().name())
                .containsExactly("uppercase", "echo", "h1", "h2");
        runtime.stop(Address.local("h1"));
        runtime.awaitStopped(Address.local("h1"), SOON);
        assertThat(services.addresses(ServiceKind.HOP)).containsExactly(Address.local("h2"));
    }

    @Test
    void a_service_takes_only_what_its_access_control_lets_in() {
        services.start(ServiceKind.ECHO, Address.local("echo"), AccessControl.DENY_ALL);
        assertThatThrownBy(() -> runtime.call(Route.of("echo"), "hello", String.class, Duration.ofMillis(100)))
                .hasMessageStartingWith("timeout");
    }
}
