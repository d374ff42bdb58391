package io.ockam.core.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    @Test
    void of_those_that_are_let_go_together_each_has_its_turn_to_fill_the_queue() {
        Backlog queue = new Backlog(OTHERS);
        List<String> turns = new ArrayList<>();
        List<String> letGo = new ArrayList<>();
        Map<String, Source> sources = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            sources.put(name, new Source(name, () -> letGo.add(name)));
        }
        sources.values().forEach(each -> queue.add(each, 1025 * KIB));
        for (int round = 0; round < 6; round++) {
            letGo.clear();
            while (queue.bytes() > 0) {
                queue.remove(1025 * KIB);
            }
            for (String name : List.copyOf(letGo)) {
                Source each = Objects.requireNonNull(sources.get(name));
                if (!each.mustWait()) {
                    turns.add(name);
                    queue.add(each, 1025 * KIB);
                }
            }
            assertThat(sources.values()).as("all wait for the next time").allMatch(Source::isPaused);
        }
        assertThat(turns).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    void a_thousand_sources_that_ask_bring_no_more_than_one_message_over_the_mark() {
        Backlog queue = new Backlog(OTHERS);
        List<Source> sources = IntStream.range(0, 1000).mapToObj(i -> Source.polled("source " + i)).toList();
        queue.add(null, 1025 * KIB);
        sources.forEach(each -> queue.add(each, 48 * KIB));
        queue.remove(1025 * KIB);
        while (queue.messages() > 0) {
            queue.remove(48 * KIB);
        }
        for (Source each : sources) {
            while (!each.mustWait()) {
                queue.add(each, 48 * KIB);
            }
        }
        assertThat(queue.bytes()).isBetween(1024 * KIB, 1072 * KIB);
        assertThat(sources).allMatch(Source::isPaused);
        queue.close();
        assertThat(sources).noneMatch(Source::isPaused).noneMatch(Source::mustWait);
    }

    /** What would be lost if a queue drained between the look at it and the pause. */
    @Test
    void a_source_that_is_turned_away_while_the_queue_drains_is_always_let_go_again() throws Exception {
        Backlog queue = new Backlog(OTHERS);
        AtomicInteger changes = new AtomicInteger();
        Source source = new Source("socket", changes::incrementAndGet);
        for (int i = 0; i < 2000; i++) {
            queue.add(source, 1025 * KIB);
            queue.remove(1025 * KIB);
            queue.add(null, 1025 * KIB);
            Thread drainer = Thread.ofPlatform().start(() -> queue.remove(1025 * KIB));
            int before = changes.get();
            boolean waits = source.mustWait();
            drainer.join();
            assertThat(source.isPaused()).isFalse();
            if (waits) {
                assertThat(changes.get()).as("it is told to go on").isGreaterThan(before);
            }
        }
    }
}
