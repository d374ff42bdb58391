package io.ockam.core.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long KIB = 1024;
    private static final Marks OTHERS = new Marks(1024, 1024 * KIB, 1 << 16, 64L << 20);
    private static final Marks OWN = new Marks(1 << 16, 16 * 1024 * KIB, 1 << 17, 64L << 20);

    private final Source own = Source.polled("own reader");
    private final Source other = Source.polled("other");
    private final Backlog backlog = new Backlog(OTHERS, own, OWN);

    @Test
    void the_own_reader_may_go_on_where_others_are_paused() {
        backlog.add(other, 1024 * KIB);
        assertThat(backlog.add(other, 1)).isEqualTo(Backlog.Level.OVER);
        assertThat(backlog.add(own, 1)).isEqualTo(Backlog.Level.FINE);
        assertThat(other.isPaused()).isTrue();
        assertThat(own.isPaused()).isFalse();
        assertThat(backlog.add(own, 15 * 1024 * KIB)).isEqualTo(Backlog.Level.OVER);
        assertThat(own.isPaused()).isTrue();
        assertThat(backlog.isOwnPaused()).isTrue();
    }

    @Test
    void each_is_let_go_at_half_of_its_own_mark() {
        backlog.add(own, 600 * KIB);
        backlog.add(other, 16 * 1024 * KIB);
        backlog.add(own, 1);
        assertThat(own.isPaused()).isTrue();
        CompletableFuture<Void> relief = backlog.relief().toCompletableFuture();
        backlog.remove(16 * 1024 * KIB);
        assertThat(own.isPaused()).as("below half of 16 MiB").isFalse();
        assertThat(other.isPaused()).as("still over half of 1 MiB").isTrue();
        assertThat(relief).isNotDone();
        backlog.remove(600 * KIB);
        assertThat(other.isPaused()).isFalse();
        assertThat(relief).isDone();
    }

    @Test
    void what_is_beyond_the_limit_is_not_counted_but_one_message_always_fits() {
        assertThat(backlog.add(null, 100L << 20)).isEqualTo(Backlog.Level.OVER);
        assertThat(backlog.add(null, 1)).isEqualTo(Backlog.Level.BEYOND);
        assertThat(backlog.messages()).isEqualTo(1);
        assertThat(backlog.bytes()).isEqualTo(100L << 20);
    }

    @Test
    void a_queue_that_is_gone_pauses_nobody() {
        backlog.add(other, 2048 * KIB);
        CompletableFuture<Void> relief = backlog.relief().toCompletableFuture();
        backlog.close();
        assertThat(other.isPaused()).isFalse();
        assertThat(relief).isDone();
        backlog.add(other, 2048 * KIB);
        assertThat(other.isPaused()).isFalse();
    }

    @Test
    void a_source_is_paused_while_any_queue_holds_it() {
        Backlog second = new Backlog(OTHERS);
        backlog.add(other, 2048 * KIB);
        second.add(other, 2048 * KIB);
        backlog.remove(2048 * KIB);
        assertThat(other.isPaused()).isTrue();
        second.remove(2048 * KIB);
        assertThat(other.isPaused()).isFalse();
    }
}
