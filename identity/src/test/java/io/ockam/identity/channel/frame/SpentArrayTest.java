package io.ockam.identity.channel.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Payload;
import org.junit.jupiter.api.Test;

class SpentArrayTest {
    private final SpentArray spent = new SpentArray();

    @Test
    void the_next_text_takes_the_array_of_the_last_frame_once() {
        Payload frame = Payload.allocate(100, 20_000, 50);
        spent.keep(frame);

        Payload text = spent.room(100, 20_000, 50);
        assertThat(text.array()).isSameAs(frame.array());
        assertThat(text.headroom()).isEqualTo(100);
        assertThat(text.length()).isEqualTo(20_000);
        assertThat(spent.room(100, 20_000, 50).array()).isNotSameAs(frame.array());
    }

    @Test
    void a_text_that_does_not_fit_gets_an_array_of_its_own() {
        Payload frame = Payload.allocate(0, 20_000, 0);
        spent.keep(frame);

        Payload text = spent.room(1, 20_000, 0);
        assertThat(text.array()).isNotSameAs(frame.array()).hasSize(20_001);
    }

    @Test
    void a_small_text_does_not_take_a_large_array() {
        Payload frame = Payload.allocate(100, 20_000, 50);
        spent.keep(frame);

        assertThat(spent.room(100, 20, 50).array()).hasSize(170);
    }

    @Test
    void a_text_does_not_hold_an_array_of_more_than_twice_its_size() {
        Payload frame = Payload.allocate(0, 16 << 20, 0);
        spent.keep(frame);

        assertThat(spent.room(100, 8 << 10, 50).array()).hasSize((8 << 10) + 150);
        assertThat(spent.room(0, 8 << 20, 0).array()).isSameAs(frame.array());
    }
}
