package io.ockam.identity.channel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.identity.Identifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustPolicyTest {
    private static final Identifier ALICE = Identifier.parse("I" + "ab".repeat(32));
    private static final Identifier BOB = Identifier.parse("I" + "cd".repeat(32));
    private static final TrustPolicy NOBODY = TrustPolicy.only(List.of());

    @Test
    void exactly_those_that_are_named_are_trusted() {
        assertThat(TrustPolicy.only(ALICE).trusts(ALICE)).isTrue();
        assertThat(TrustPolicy.only(ALICE).trusts(BOB)).isFalse();
        assertThat(NOBODY.trusts(ALICE)).isFalse();
        assertThat(TrustPolicy.everyone().trusts(BOB)).isTrue();
    }

    @Test
    void of_two_policies_both_or_one_have_to_trust() {
        TrustPolicy both = TrustPolicy.only(ALICE, BOB).and(TrustPolicy.only(BOB));
        assertThat(both.trusts(BOB)).isTrue();
        assertThat(both.trusts(ALICE)).isFalse();
        TrustPolicy one = NOBODY.or(TrustPolicy.only(ALICE));
        assertThat(one.trusts(ALICE)).isTrue();
        assertThat(one.trusts(BOB)).isFalse();
    }
}
