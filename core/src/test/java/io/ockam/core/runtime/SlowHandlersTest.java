package io.ockam.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Route;
import io.ockam.core.runtime.internal.dispatch.SlowHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowHandlersTest {
    @Test
    void a_handler_that_holds_its_thread_is_named_with_what_it_does() throws InterruptedException {
        LinkedBlockingQueue<String> reports = new LinkedBlockingQueue<>();
        CountDownLatch seen = new CountDownLatch(1);
        try (WorkerRuntime node = WorkerRuntime.start(RuntimeOptions.named("n"),
                new SlowHandlers(text -> reports.add(text.get())))) {
            node.start("quick", (_, _) -> {});
            node.start("slow", (_, _) -> seen.await());
            node.app().send(Route.of("quick"), "go");
            node.app().send(Route.of("slow"), "go");
            String report = reports.poll(10, TimeUnit.SECONDS);
            seen.countDown();
            assertThat(report).startsWith("The worker 0#slow has held the thread 'n-worker-").contains("blocking()",
                    "It is at ");
        }
        assertThat(reports).allSatisfy(report -> assertThat(report).contains("0#slow"));
    }
}
