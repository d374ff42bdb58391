package io.ockam.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void a_route_is_read_hop_by_hop_and_blanks_do_not_count() {
        assertThat(Route.parse(" node-1 =>node-2=> 1#host:4000 ").toString())
                .isEqualTo("0#node-1 => 0#node-2 => 1#host:4000");
        assertThat(Route.parse("")).isEqualTo(Route.EMPTY);
    }

    @Test
    void the_rest_of_a_route_equals_a_route_made_of_the_same_hops() {
        assertThat(Route.of("a", "b", "c").rest()).isEqualTo(Route.of("b", "c")).hasSameHashCodeAs(Route.of("b", "c"));
        assertThatThrownBy(Route.EMPTY::rest).hasMessage("incomplete route");
    }

    @Test
    void a_prepended_route_keeps_its_order() {
        assertThat(Route.of("c").prepend(Route.of("a", "b"))).isEqualTo(Route.of("a", "b", "c"));
        assertThat(Route.of("a", "b").rest().append(Route.of("x", "c").rest())).isEqualTo(Route.of("b", "c"));
    }

    @Test
    void only_hops_that_stand_together_are_contained() {
        assertThat(Route.of("a", "b", "c").contains(Route.of("b", "c"))).isTrue();
        assertThat(Route.of("a", "b", "c").contains(Route.of("a", "c"))).isFalse();
        assertThatThrownBy(() -> Route.of("a").contains(Route.EMPTY)).isInstanceOf(OckamException.class);
    }
}
