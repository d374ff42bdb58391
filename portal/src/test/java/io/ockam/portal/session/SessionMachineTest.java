package io.ockam.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.portal.session.SessionMachine.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionMachineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SessionMachine machine = new SessionMachine(SessionTimes.DEFAULT, new Random(3), START);
    private Instant now = START;

    private Next next() {
        return machine.next(now);
    }

    private void sleep() {
        assertThat(next()).isInstanceOf(Next.Wait.class);
        now = ((Next.Wait) next()).until();
    }

    private void connect() {
        assertThat(next()).isInstanceOf(Next.Connect.class);
        machine.connected(now);
    }

    @Test
    void it_connects_at_once_and_pings_every_ten_seconds() {
        connect();
        for (int i = 0; i < 5; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            machine.ponged();
            Instant before = now;
            sleep();
            assertThat(Duration.between(before, now)).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void three_pings_without_an_answer_are_enough() {
        connect();
        for (int i = 0; i < 3; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            sleep();
        }
        assertThat(next()).isEqualTo(new Next.GiveUp("3 pings were not answered, as none before:"
                + " the other node is silent, or its 'echo' does not admit this one"));
        assertThat(Duration.between(START, now)).isEqualTo(Duration.ofMillis(7500));
    }

    @Test
    void of_a_node_that_has_answered_once_nobody_says_that_it_does_not_admit_this_one() {
        connect();
        next();
        machine.ponged();
        for (int i = 0; i < 3; i++) {
            sleep();
            assertThat(next()).isEqualTo(new Next.Ping());
        }
        sleep();
        assertThat(next()).isEqualTo(new Next.GiveUp("3 pings were not answered"));
    }

    @Test
    void a_ping_that_waits_in_our_own_queue_proves_nothing() {
        connect();
        for (int i = 0; i < 20; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            machine.pingDelayed();
            sleep();
        }
        assertThat(machine.state()).isInstanceOf(SessionState.Up.class);
    }

    @Test
    void pings_behind_other_data_do_not_count_for_a_minute() {
        connect();
        for (int i = 0; i < 24 + 3; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            machine.pingWaits();
            sleep();
        }
        assertThat(next()).isInstanceOf(Next.GiveUp.class);
        assertThat(Duration.between(START, now)).isEqualTo(Duration.ofMillis(67_500));
    }

    @Test
    void whatever_comes_while_a_ping_is_unanswered_is_a_sign_of_life() {
        connect();
        for (int i = 0; i < 20; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            now = now.plusSeconds(2);
            machine.heard(now);
            sleep();
        }
        Instant last = now.minusMillis(2500);
        for (int i = 0; i < 2; i++) {
            assertThat(next()).isEqualTo(new Next.Ping());
            sleep();
        }
        assertThat(next()).as("not for ever").isInstanceOf(Next.GiveUp.class);
        assertThat(Duration.between(last, now)).isEqualTo(Duration.ofMillis(7500));
    }

    @Test
    void pauses_grow_from_a_quarter_of_a_second_to_five_with_jitter() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            assertThat(next()).isInstanceOf(Next.Connect.class);
            machine.failed(now, "refused");
            Instant before = now;
            sleep();
            pauses.add(Duration.between(before, now).toMillis());
        }
        assertThat(pauses.getFirst()).isEqualTo(250);
        assertThat(pauses.subList(1, 4)).isSorted();
        assertThat(pauses.subList(6, 12)).allMatch(pause -> pause >= 2500 && pause <= 5000).doesNotHaveDuplicates();
    }

    @Test
    void who_relies_on_a_connection_has_it_pinged_at_once_but_not_more_than_once_a_second() {
        connect();
        assertThat(next()).isInstanceOf(Next.Ping.class);
        machine.ponged();
        Instant before = now;
        assertThat(machine.used(now)).isTrue();
        assertThat(machine.used(now)).isFalse();
        sleep();
        assertThat(Duration.between(before, now)).isEqualTo(Duration.ofSeconds(1));
        assertThat(next()).isInstanceOf(Next.Ping.class);
        Instant first = now;
        for (int i = 0; i < 20; i++) {
            machine.used(now);
            sleep();
            if (next() instanceof Next.GiveUp) {
                break;
            }
        }
        assertThat(Duration.between(first, now)).as("more use does not hasten the end")
                .isEqualTo(SessionTimes.DEFAULT.again().multipliedBy(3));
    }

    @Test
    void the_time_that_an_attempt_took_is_part_of_the_pause() {
        for (int i = 0; i < 8; i++) {
            next();
            Instant begun = now;
            now = now.plusSeconds(4);
            machine.failed(now, "no answer");
            Instant failed = now;
            sleep();
            assertThat(Duration.between(failed, now)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
            assertThat(Duration.between(begun, now)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_peer_that_hangs_up_at_once_is_not_called_in_a_hot_loop() {
        for (int i = 0; i < 8; i++) {
            connect();
            machine.lost(now, "it hung up");
            sleep();
        }
        connect();
        machine.lost(now, "it hung up");
        Instant before = now;
        sleep();
        assertThat(Duration.between(before, now)).isGreaterThanOrEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void after_an_answer_the_pauses_start_anew() {
        for (int i = 0; i < 8; i++) {
            next();
            machine.failed(now, "refused");
            sleep();
        }
        connect();
        next();
        machine.ponged();
        machine.lost(now, "the connection was closed");
        Instant before = now;
        sleep();
        assertThat(Duration.between(before, now)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void it_is_down_since_the_loss_however_many_attempts_follow() {
        connect();
        now = now.plusSeconds(5);
        machine.lost(now, "gone");
        Instant lost = now;
        for (int i = 0; i < 4; i++) {
            sleep();
            next();
            assertThat(machine.state()).isEqualTo(new SessionState.Connecting(lost, i == 0 ? "gone" : "refused"));
            machine.failed(now, "refused");
        }
        assertThat(machine.state()).isInstanceOfSatisfying(SessionState.Down.class, down -> {
            assertThat(down.since()).isEqualTo(lost);
            assertThat(down.why()).isEqualTo("refused");
        });
    }

    @Test
    void any_order_of_events_leaves_it_with_something_to_do_in_at_most_five_minutes() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            switch (random.nextInt(8)) {
                case 0 -> machine.connected(now);
                case 1 -> machine.failed(now, "f");
                case 2 -> machine.lost(now, "l");
                case 3 -> machine.ponged();
                case 4 -> machine.pingDelayed();
                case 5 -> machine.heard(now);
                case 6 -> machine.pingWaits();
                default -> now = now.plusMillis(random.nextInt(20_000));
            }
            if (next() instanceof Next.Wait(Instant until)) {
                assertThat(until).isBeforeOrEqualTo(now.plusSeconds(300)).isAfterOrEqualTo(now);
            }
        }
    }
}
