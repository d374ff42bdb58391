package io.ockam.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.control.api.NodeEvent;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private static final JsonObject NOTHING = JsonObject.builder().build();

    @Test
    void a_slow_listener_is_told_how_many_it_missed() throws Exception {
        EventRing ring = new EventRing();
        List<NodeEvent> seen = new ArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(EventRing.KEPT + 2);
        Thread listener = Thread.ofVirtual().start(() -> {
            try {
                ring.run(event -> {
                    seen.add(event);
                    first.countDown();
                    goOn.await();
                    all.countDown();
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (first.getCount() > 0) { // until the listener listens
            ring.publish("first", NOTHING);
            LockSupport.parkNanos(1_000_000); // fewer than it keeps, before the listener has its turn
        }
        for (int i = 0; i < 3 * EventRing.KEPT; i++) {
            ring.publish("tick", NOTHING);
        }
        goOn.countDown();
        all.await();
        listener.interrupt();
        listener.join();

        assertThat(seen.get(0).kind()).isEqualTo("first");
        assertThat(seen.get(1).kind()).isEqualTo(NodeEvent.MISSED);
        long missed = seen.get(1).data().integer("count");
        assertThat(missed).isGreaterThanOrEqualTo(2L * EventRing.KEPT);
        assertThat(seen.get(2).id()).isEqualTo(seen.get(0).id() + missed + 1);
        assertThat(seen).hasSize(EventRing.KEPT + 2);
    }
}
