package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Worker;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** A hundred thousand workers; {@code -Dockam.soak.workers=1000000} in a heap of 1 GiB is what {@code scripts/soak} runs. */
class ManyWorkersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WORKERS = Integer.getInteger("ockam.soak.workers", 100_000);
    private static final int AT_ONCE = 500;

    @Test
    void every_one_of_them_answers() {
        try (WorkerRuntime node = WorkerRuntime.start("many")) {
            Worker worker = (context, message) -> context.reply(message.payload());
            long began = System.nanoTime();
            for (int i = 0; i < WORKERS; i++) {
                node.start("w" + i, worker);
            }
            for (int i = 0; i < WORKERS; i += 997) {
                node.awaitStarted(Address.local("w" + i), SOON);
            }
            long started = System.nanoTime();
            BitSet answered = new BitSet(WORKERS);
            for (int sent = 0; answered.cardinality() < WORKERS;) {
                int batch = Math.min(AT_ONCE, WORKERS - sent);
                for (int i = 0; i < batch; i++, sent++) {
                    node.app().send(Route.of("w" + sent), Integer.toString(sent));
                }
                for (int i = 0; i < batch; i++) {
                    Payload reply = node.app().receive(SOON).payload();
                    answered.set(Integer.parseInt(Body.text(reply)));
                }
            }
            long done = System.nanoTime();
            assertThat(node.list()).hasSize(WORKERS + 1);
            System.out.printf("%,d workers: started at %,d a second, answered at %,d a second%n", WORKERS,
                    perSecond(started - began), perSecond(done - started));
        }
    }

    private static long perSecond(long nanos) {
        return WORKERS * 1_000_000_000L / Math.max(1, nanos);
    }
}
