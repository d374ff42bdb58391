package io.ockam.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.LocalInfo;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.policy.expression.PolicyExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PolicyControlTest {
    private static final String ALICE = "I" + "a".repeat(64);
    private static final Resource OUTLET = new Resource("db", ResourceType.TCP_OUTLET);

    private final Policies policies = new Policies();
    private final Map<String, Map<String, String>> attested = new HashMap<>();
    private final AtomicLong clock = new AtomicLong();

    private PolicyControl control() {
        return new PolicyControl(OUTLET, policies, Optional.of(peer -> Optional.ofNullable(attested.get(peer))),
                Subject.sender(), clock::get);
    }

    private static Message from(String peer) {
        LocalInfo proof = new LocalInfo(Subject.IDENTIFIER, Bytes.of(Body.of(peer).toArray()));
        return message(List.of(proof));
    }

    private static Message message(List<LocalInfo> info) {
        return Message.of(Address.local("decryptor"), Address.local("db"),
                new LocalMessage(Route.of("db"), Route.of("back"), Payload.empty(), info));
    }

    @Test
    void a_new_node_admits_whoever_has_a_credential() {
        assertThat(control().allows(from(ALICE))).isFalse();
        attested.put(ALICE, Map.of());
        assertThat(control().allows(from(ALICE))).isTrue();
    }

    @Test
    void without_a_secure_channel_nobody_is_admitted_whatever_the_policy_says() {
        policies.set("db", PolicyExpression.parse("(= 1 1)"));
        assertThat(control().allows(from(ALICE))).isTrue();
        assertThat(control().allows(message(List.of()))).isFalse();
        assertThat(control().allows(message(List.of(new LocalInfo(Subject.IDENTIFIER, Bytes.of((byte) 9)))))).isFalse();
    }

    @Test
    void the_policy_of_a_resource_goes_before_that_of_its_type_and_none_means_no() {
        policies.set(ResourceType.TCP_OUTLET, PolicyExpression.parse("(= 1 1)"));
        assertThat(control().allows(from(ALICE))).isTrue();
        policies.set("db", PolicyExpression.parse("(= subject.identifier \"Bob\")"));
        assertThat(control().allows(from(ALICE))).isFalse();
        policies.remove("db");
        policies.remove(ResourceType.TCP_OUTLET);
        assertThat(control().judge(from(ALICE)))
                .isEqualTo(
                        new Verdict.Denied("there is no policy for tcp-outlet db, so " + ALICE + " is not admitted"));
        assertThatThrownBy(() -> policies.require("db"))
                .hasMessage("No policy found for resource 'db' and action 'handle_message'");
    }

    @Test
    void what_a_resource_was_given_itself_goes_before_what_holds_for_all_of_its_name() {
        policies.set("db", PolicyExpression.parse("(= 1 2)"));
        policies.set(OUTLET, PolicyExpression.parse("(= 1 1)"));
        policies.set(new Resource("db", ResourceType.RELAY), PolicyExpression.parse("(= 1 2)"));
        assertThat(control().allows(from(ALICE))).isTrue();
        policies.remove(OUTLET);
        assertThat(control().allows(from(ALICE))).isFalse();
        policies.set(OUTLET, PolicyExpression.parse("(= 1 1)"));
        policies.remove("db");
        assertThat(control().allows(from(ALICE))).isTrue();
    }

    @Test
    void a_denial_names_the_policy_the_identity_and_the_reason() {
        policies.set("db", PolicyExpression.parse("admin"));
        assertThat(control().judge(from(ALICE)))
                .isEqualTo(new Verdict.Denied("the policy of tcp-outlet db denies handle_message to " + ALICE
                        + ": (= subject.admin \"true\") fails: unbound identifier: subject.admin"));
    }

    @Test
    void an_attribute_cannot_pretend_to_be_what_the_node_itself_knows() {
        policies.set("db", PolicyExpression.parse("(= subject.identifier \"admin\")"));
        attested.put(ALICE, Map.of("identifier", "admin"));
        assertThat(control().allows(from(ALICE))).isFalse();
        policies.set("db", PolicyExpression.parse("(= subject.has_credential \"admin\")"));
        attested.put(ALICE, Map.of("has_credential", "admin"));
        assertThat(control().allows(from(ALICE))).isFalse();
    }

    @Test
    void without_an_authority_it_is_unknown_whether_a_peer_has_a_credential() {
        policies.set("db", PolicyExpression.parse("(not (exists? subject.has_credential))"));
        PolicyControl control = new PolicyControl(OUTLET, policies, Optional.empty(), Subject.sender(), clock::get);
        assertThat(control.allows(from(ALICE))).isTrue();
    }

    @Test
    void an_expired_credential_is_noticed_within_a_second_and_a_changed_policy_at_once() {
        PolicyControl control = control();
        attested.put(ALICE, Map.of("role", "admin"));
        assertThat(control.allows(from(ALICE))).isTrue();
        attested.clear();
        clock.addAndGet(999_999_999);
        assertThat(control.allows(from(ALICE))).isTrue();
        clock.addAndGet(1);
        assertThat(control.allows(from(ALICE))).isFalse();
        attested.put(ALICE, Map.of("role", "admin"));
        assertThat(control.allows(from(ALICE))).isTrue();
        policies.set("db", PolicyExpression.parse("(= subject.role \"reader\")"));
        assertThat(control.allows(from(ALICE))).isFalse();
    }

    @Test
    void the_peer_of_a_message_that_goes_out_is_at_the_end_of_its_secure_channel() {
        try (WorkerRuntime node = WorkerRuntime.start("n")) {
            node.start(WorkerOptions.at("encryptor").terminal(Map.of(Subject.IDENTIFIER, ALICE)), (_, _) -> {});
            policies.set("db", PolicyExpression.parse("(= subject.identifier \"" + ALICE + "\")"));
            PolicyControl control = new PolicyControl(OUTLET, policies, Optional.empty(), Subject.receiver(node),
                    clock::get);
            assertThat(control.allows(to("encryptor", "outlet"))).isTrue();
            assertThat(control.allows(to("hop", "outlet"))).isFalse();
        }
    }

    private static Message to(String... hops) {
        return Message.of(Address.local("inlet"), Address.local(hops[0]),
                new LocalMessage(Route.of(hops), Route.of("inlet"), Payload.empty()));
    }
}
