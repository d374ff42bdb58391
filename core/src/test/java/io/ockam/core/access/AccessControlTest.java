package io.ockam.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccessControlTest {
    private static Message message(String source, String... onward) {
        return Message.of(Address.local(source), Address.local("to"),
                new LocalMessage(Route.of(onward), Route.of("someone else"), Payload.empty()));
    }

    private static final Message FROM_A_TO_B = message("a", "b", "c");

    @Test
    void the_source_is_who_really_sent_it() {
        assertThat(AccessControl.fromSources(Address.local("a")).allows(FROM_A_TO_B)).isTrue();
        assertThat(AccessControl.fromSources(Address.local("someone else")).allows(FROM_A_TO_B)).isFalse();
        assertThat(AccessControl.fromSources().allows(FROM_A_TO_B)).isFalse();
    }

    @Test
    void only_the_first_hop_counts() {
        assertThat(AccessControl.toHops(Address.local("x"), Address.local("b")).allows(FROM_A_TO_B)).isTrue();
        assertThat(AccessControl.toHops(Address.local("c")).allows(FROM_A_TO_B)).isFalse();
        assertThat(AccessControl.toHops(Address.local("b")).allows(message("a"))).isFalse();
    }

    private static final AccessControl NEVER_ASKED = _ -> {
        throw new AssertionError("was asked");
    };

    @Test
    void all_must_allow_and_the_first_denial_settles_it() {
        AccessControl yes = AccessControl.ALLOW_ALL;
        assertThat(AccessControl.all(List.of(yes, yes)).allows(FROM_A_TO_B)).isTrue();
        assertThat(AccessControl.all(List.of(yes, AccessControl.DENY_ALL, NEVER_ASKED)).allows(FROM_A_TO_B)).isFalse();
        assertThat(AccessControl.all(List.of()).allows(FROM_A_TO_B)).isTrue();
    }

    @Test
    void any_may_allow_and_the_first_that_does_settles_it() {
        AccessControl no = AccessControl.DENY_ALL;
        assertThat(AccessControl.any(List.of(no, no)).allows(FROM_A_TO_B)).isFalse();
        assertThat(AccessControl.any(List.of(no, AccessControl.ALLOW_ALL, NEVER_ASKED)).allows(FROM_A_TO_B)).isTrue();
        assertThat(AccessControl.any(List.of()).allows(FROM_A_TO_B)).isFalse();
    }

    private final AtomicLong clock = new AtomicLong(-5);
    private final AtomicInteger asked = new AtomicInteger();

    private Cached cached(boolean answer) {
        return new Cached(_ -> {
            asked.incrementAndGet();
            return answer;
        }, Duration.ofSeconds(1), 10, clock::get);
    }

    @Test
    void a_permission_is_remembered_for_a_second_and_not_longer_when_it_is_used() {
        AccessControl control = cached(true);
        control.allows(FROM_A_TO_B);
        clock.addAndGet(999_999_999);
        control.allows(FROM_A_TO_B);
        assertThat(asked).hasValue(1);
        clock.addAndGet(1);
        control.allows(FROM_A_TO_B);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_denial_is_not_remembered() {
        AccessControl control = cached(false);
        assertThat(control.allows(FROM_A_TO_B)).isFalse();
        assertThat(control.allows(FROM_A_TO_B)).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_oldest_of_ten_permissions_makes_room() {
        AccessControl control = cached(true);
        control.allows(FROM_A_TO_B);
        for (int i = 0; i < 9; i++) {
            control.allows(message("other" + i));
        }
        control.allows(FROM_A_TO_B);
        assertThat(asked).hasValue(10);
        control.allows(message("one more"));
        control.allows(FROM_A_TO_B);
        assertThat(asked).hasValue(12);
    }

    @Test
    void what_fails_is_asked_again() {
        AccessControl control = AccessControl.cached(_ -> {
            asked.incrementAndGet();
            throw new IllegalStateException("no policy");
        });
        assertThatThrownBy(() -> control.allows(FROM_A_TO_B)).hasMessage("no policy");
        assertThatThrownBy(() -> control.allows(FROM_A_TO_B)).hasMessage("no policy");
        assertThat(asked).hasValue(2);
    }

    @Test
    void logs_say_what_a_control_is() {
        AccessControl control = AccessControl.all(List.of(AccessControl.cached(AccessControl.ALLOW_ALL),
                AccessControl.any(List.of(AccessControl.fromSources(Address.local("a")),
                        AccessControl.toHops(Address.local("b"))))));
        assertThat(control.toString()).isEqualTo(
                "All[Cached(AllowAll), Any[AllowSourceAddresses([0#a]), AllowOnwardAddresses([0#b])]]");
    }
}
