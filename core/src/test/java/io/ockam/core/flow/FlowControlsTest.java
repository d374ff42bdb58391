package io.ockam.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowControlsTest {
    private static final Address LISTENER = Address.local("listener");
    private static final Address RECEIVER = Address.local("receiver");
    private static final Address SENDER = Address.local("sender");
    private static final Address ECHO = Address.local("echo");

    private final FlowControls flows = new FlowControls(new SecureRandom());
    private final FlowControlId own = flows.newId();
    private final FlowControlId spawner = flows.newId();

    private void accept(Address receiver, FlowControlId id) {
        flows.addProducer(receiver, id, Optional.of(spawner), List.of(SENDER));
    }

    private boolean mayReach(Address next, Optional<FlowControlId> ofSpawner) {
        AccessControl outgoing = flows.outgoing(own, ofSpawner);
        return outgoing.allows(Message.of(RECEIVER, next,
                new LocalMessage(Route.of(next, Address.local("further")), Route.EMPTY, Payload.empty())));
    }

    @Test
    void an_id_is_32_hexadecimal_digits_that_nobody_else_has() {
        assertThat(own.toString()).matches("[0-9a-f]{32}").isNotEqualTo(spawner.toString());
    }

    @Test
    void a_producer_reaches_consumers_of_its_own_flow_and_of_its_spawners() {
        assertThat(mayReach(ECHO, Optional.of(spawner))).isFalse();
        flows.addConsumer(ECHO, own);
        assertThat(mayReach(ECHO, Optional.empty())).isTrue();
        Address other = Address.local("other");
        flows.addConsumer(other, spawner);
        assertThat(mayReach(other, Optional.of(spawner))).isTrue();
        assertThat(mayReach(other, Optional.empty())).isFalse();
        assertThat(mayReach(Address.local("further"), Optional.of(spawner))).as("only the first hop counts").isFalse();
    }

    @Test
    void a_message_without_a_hop_reaches_nobody() {
        flows.addConsumer(ECHO, own);
        Message message = Message.of(RECEIVER, ECHO, new LocalMessage(Route.EMPTY, Route.EMPTY, Payload.empty()));
        assertThat(flows.outgoing(own, Optional.empty()).allows(message)).isFalse();
    }

    @Test
    void a_producer_is_found_by_its_main_and_its_additional_addresses() {
        flows.addSpawner(LISTENER, spawner);
        accept(RECEIVER, own);
        Producer producer = new Producer(own, Optional.of(spawner));
        assertThat(flows.producer(RECEIVER)).contains(producer);
        assertThat(flows.producer(SENDER)).isEmpty();
        assertThat(flows.producerBehind(SENDER)).contains(producer);
        assertThat(flows.producerBehind(RECEIVER)).contains(producer);
        assertThat(flows.producerBehind(ECHO)).isEmpty();
        assertThat(flows.spawner(LISTENER)).contains(spawner);
    }

    @Test
    void consumers_are_found_from_both_ends() {
        flows.addConsumer(ECHO, own);
        flows.addConsumer(ECHO, spawner);
        assertThat(flows.consumers(own)).containsExactly(ECHO);
        assertThat(flows.consumedBy(ECHO)).containsExactlyInAnyOrder(own, spawner);
        assertThat(flows.consumers(flows.newId())).isEmpty();
    }

    @Test
    void a_flow_lasts_as_long_as_a_producer_has_it() {
        flows.addConsumer(ECHO, own);
        accept(RECEIVER, own);
        accept(Address.local("second"), own);
        flows.cleanUp(RECEIVER);
        assertThat(flows.consumers(own)).containsExactly(ECHO);
        flows.cleanUp(Address.local("second"));
        assertThat(flows.consumers(own)).isEmpty();
    }

    @Test
    void a_spawners_flow_lasts_as_long_as_it_or_one_of_its_producers() {
        flows.addSpawner(LISTENER, spawner);
        flows.addConsumer(ECHO, spawner);
        accept(RECEIVER, own);
        flows.cleanUp(LISTENER);
        assertThat(flows.consumers(spawner)).as("an accepted connection goes on").containsExactly(ECHO);
        flows.cleanUp(RECEIVER);
        assertThat(flows.consumers(spawner)).isEmpty();
    }

    @Test
    void a_spawners_flow_outlives_its_producers() {
        flows.addSpawner(LISTENER, spawner);
        flows.addConsumer(ECHO, spawner);
        accept(RECEIVER, own);
        flows.cleanUp(RECEIVER);
        assertThat(flows.consumers(spawner)).containsExactly(ECHO);
        flows.addSpawner(Address.local("listener 2"), spawner);
        flows.cleanUp(LISTENER);
        assertThat(flows.consumers(spawner)).containsExactly(ECHO);
        flows.cleanUp(Address.local("listener 2"));
        assertThat(flows.consumers(spawner)).isEmpty();
    }

    @Test
    void a_consumer_that_goes_away_is_forgotten_everywhere() {
        flows.addConsumer(ECHO, own);
        flows.addConsumer(ECHO, spawner);
        flows.cleanUp(ECHO);
        assertThat(flows.consumers(own)).isEmpty();
        assertThat(flows.isConsumer(ECHO, spawner)).isFalse();
        assertThat(flows.size()).isZero();
    }

    @Test
    void a_producer_registered_anew_keeps_the_consumers_of_an_id_that_stays() {
        accept(RECEIVER, own);
        flows.addConsumer(ECHO, own);
        accept(RECEIVER, own);
        assertThat(flows.consumers(own)).containsExactly(ECHO);
        flows.addProducer(RECEIVER, flows.newId(), Optional.empty(), List.of());
        assertThat(flows.consumers(own)).isEmpty();
        assertThat(flows.producerBehind(SENDER)).as("an additional address no more").isEmpty();
    }

    @Test
    void nothing_is_left_when_all_are_gone() {
        flows.addSpawner(LISTENER, spawner);
        for (int i = 0; i < 100; i++) {
            Address receiver = Address.local("receiver" + i);
            FlowControlId id = flows.newId();
            flows.addProducer(receiver, id, Optional.of(spawner), List.of(Address.local("sender" + i)));
            flows.addConsumer(ECHO, id);
        }
        for (int i = 0; i < 100; i++) {
            flows.cleanUp(Address.local("receiver" + i));
        }
        flows.cleanUp(LISTENER);
        assertThat(flows.size()).isZero();
    }
}
