package io.ockam.core.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.pressure.Backlog.Level;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutgoingQueueTest {
    private static final Marks MARKS = new Marks(10, 100, 20, 200);

    private final AtomicInteger wakes = new AtomicInteger();
    private final Source own = Source.polled("own reader");
    private final Source other = Source.polled("other");
    private final OutgoingQueue<String> queue = new OutgoingQueue<>(
            new Backlog(MARKS, own, MARKS.withMarks(10, 160)), String::length, wakes::incrementAndGet);

    @Test
    void the_drainer_is_woken_once_until_it_has_begun() {
        queue.append("a", null);
        queue.append("b", null);
        assertThat(wakes).hasValue(1);
        queue.begin();
        queue.append("c", null);
        assertThat(wakes).hasValue(2);
        queue.suspend();
        queue.append("d", null);
        assertThat(wakes).hasValue(2);
    }

    @Test
    void items_leave_in_the_order_in_which_they_came() {
        queue.append("a", null);
        queue.append("b", null);
        assertThat(queue.peek()).isEqualTo("a");
        queue.remove();
        assertThat(queue.peek()).isEqualTo("b");
        queue.remove();
        assertThat(queue.peek()).isNull();
        assertThat(queue.backlog().bytes()).isZero();
    }

    @Test
    void another_source_pauses_before_the_connections_own_reader() {
        assertThat(queue.append("x".repeat(101), own)).isEqualTo(Level.FINE);
        assertThat(queue.append("x", other)).isEqualTo(Level.OVER);
        assertThat(other.isPaused()).isTrue();
        assertThat(own.isPaused()).isFalse();
        assertThat(queue.append("x".repeat(60), own)).isEqualTo(Level.OVER);
        assertThat(own.isPaused()).isTrue();
        assertThat(queue.backlog().isOwnPaused()).isTrue();
        queue.remove();
        assertThat(own.isPaused()).isFalse();
        assertThat(other.isPaused()).isTrue();
        queue.remove();
        queue.remove();
        assertThat(other.isPaused()).isFalse();
    }

    @Test
    void what_goes_beyond_the_limit_is_not_taken() {
        queue.append("x".repeat(150), null);
        assertThat(queue.append("x".repeat(51), null)).isEqualTo(Level.BEYOND);
        assertThat(queue.backlog().bytes()).isEqualTo(150);
    }

    @Test
    void past_the_limit_one_item_is_taken_of_each_source_that_could_not_know() {
        queue.append("x".repeat(150), null);
        assertThat(queue.append("x".repeat(51), other)).isEqualTo(Level.OVER);
        assertThat(other.isPaused()).isTrue();
        assertThat(queue.append("x", other)).isEqualTo(Level.BEYOND);
        assertThat(queue.append("x", own)).isEqualTo(Level.OVER);
        assertThat(queue.append("x", own)).isEqualTo(Level.BEYOND);
        assertThat(queue.backlog().bytes()).isEqualTo(202);
    }

    @Test
    void relief_comes_when_half_is_left_and_at_once_if_nothing_waits() {
        assertThat(queue.backlog().relief().toCompletableFuture()).isCompleted();
        queue.append("x".repeat(101), null);
        var relief = queue.backlog().relief().toCompletableFuture();
        assertThat(relief).isNotDone();
        queue.remove();
        assertThat(relief).isCompleted();
    }

    @Test
    void a_closed_queue_holds_nobody_neither_before_nor_after() {
        queue.append("x".repeat(101), other);
        queue.close();
        assertThat(other.isPaused()).isFalse();
        queue.append("x".repeat(101), other);
        assertThat(other.isPaused()).isFalse();
        assertThat(queue.backlog().relief().toCompletableFuture()).isCompleted();
    }
}
