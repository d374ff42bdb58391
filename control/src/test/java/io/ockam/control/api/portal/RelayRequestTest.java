package io.ockam.control.api.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayRequestTest {
    private static RelayRequest relay(String address) {
        return new RelayRequest("/ip4/127.0.0.1/tcp/1", "n", address, Optional.empty(), Optional.empty(), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\nb", "\u001b[2J"})
    void an_address_that_no_route_could_name_or_no_relay_node_would_take_is_refused(String address) {
        assertThatThrownBy(() -> relay(address)).hasMessageContaining("No route can name a relay");
    }

    @Test
    void an_address_may_have_blanks() {
        assertThat(relay("a b").address()).isEqualTo("a b");
    }
}
