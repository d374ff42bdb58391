package io.ockam.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportsTest {
    private final List<String> events = new ArrayList<>();
    private final Transports transports = new Transports();

    private Transport transport(int type, String name) {
        return new Transport() {
            @Override
            public int type() {
                return type;
            }

            @Override
            public Address resolve(Address address) {
                events.add("connect " + address);
                return Address.local(name + events.size());
            }

            @Override
            public void disconnect(Address sender) {
                events.add("disconnect " + sender.name());
            }
        };
    }

    @Test
    void a_local_route_stays_as_it_is() {
        try (ResolvedRoute resolved = transports.resolve(Route.of("a", "b"))) {
            assertThat(resolved.route()).isEqualTo(Route.of("a", "b"));
            assertThat(resolved.connection()).isEmpty();
        }
        assertThat(events).isEmpty();
    }

    @Test
    void the_hop_outside_becomes_a_connection_that_is_always_a_new_one() {
        transports.register(transport(Address.TCP, "tcp"));
        assertThat(transports.isRegistered(Address.TCP)).isTrue();
        try (ResolvedRoute resolved = transports.resolve(Route.of("hop", "1#localhost:4000", "echo"))) {
            assertThat(resolved.route()).isEqualTo(Route.of("hop", "tcp1", "echo"));
            assertThat(resolved.connection()).contains(Address.local("tcp1"));
            assertThat(transports.resolve(Route.of("1#localhost:4000")).route()).isEqualTo(Route.of("tcp2"));
        }
        assertThat(events).containsExactly("connect 1#localhost:4000", "connect 1#localhost:4000", "disconnect tcp1");
    }

    @Test
    void two_hops_outside_are_refused_before_anything_is_connected() {
        transports.register(transport(Address.TCP, "tcp"));
        assertThatThrownBy(() -> transports.resolve(Route.of("1#a:1", "1#b:1")))
                .hasMessage("only one transport hop is allowed in a route");
        assertThat(events).isEmpty();
    }

    @Test
    void an_address_that_nobody_resolves_is_not_found() {
        assertThatThrownBy(() -> transports.resolve(Route.of("2#a:1")))
                .hasMessage("the transport is not registered for address 2#a:1")
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void the_last_transport_of_a_type_counts() {
        transports.register(transport(Address.TCP, "first"));
        transports.register(transport(Address.TCP, "second"));
        assertThat(transports.resolve(Route.of("1#a:1")).route()).isEqualTo(Route.of("second1"));
    }

    @Test
    void what_was_set_for_one_address_or_a_prefix_comes_first() {
        transports.register(transport(Address.TCP, "tcp"));
        transports.register(AddressResolver.exact(Address.parse("1#known:1"), Address.local("kept")));
        transports.register(AddressResolver.ofPrefix("internal.", transport(Address.TCP, "special")));
        try (ResolvedRoute kept = transports.resolve(Route.of("1#known:1"))) {
            assertThat(kept.route()).isEqualTo(Route.of("kept"));
        }
        assertThat(events).as("it was there before, and stays").isEmpty();
        assertThat(transports.resolve(Route.of("1#internal.db:1")).route()).isEqualTo(Route.of("special1"));
        assertThat(transports.resolve(Route.of("1#internal:1")).route()).isEqualTo(Route.of("tcp2"));
    }
}
