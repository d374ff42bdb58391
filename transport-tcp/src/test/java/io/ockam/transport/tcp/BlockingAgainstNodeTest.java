package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.transport.tcp.blocking.BlockingConnection;
import io.ockam.transport.tcp.blocking.BlockingTcp;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The blocking client with a node at the other end. */
class BlockingAgainstNodeTest {
    private static final Address ECHO = Address.local("echo");

    private final TestNode server = TestNode.withServices();
    private final WorkerRuntime client = WorkerRuntime.start("client");
    private final BlockingTcp tcp = new BlockingTcp(client, TestNode.LONG);
    private final BlockingConnection connection = tcp.connect(server.listener.local().toHostPort());

    @AfterEach
    void stop() {
        tcp.close();
        client.close();
        server.close();
    }

    @Test
    void bulk_comes_back_in_order() {
        Route route = Route.of(connection.sender(), ECHO);
        new Flood(client, connection.flow(), route, 50, 1 << 20).finish();
        new Flood(client, connection.flow(), route, 20_000, 100).finish();
    }

    @Test
    void the_largest_message_goes_and_comes() {
        byte[] most = new byte[16_777_000];
        assertThat(client.call(Route.of(connection.sender(), ECHO), Payload.wrap(most), TestNode.LONG)
                .payload().length()).isEqualTo(most.length);
    }

    @Test
    void what_it_sent_before_it_ended_arrives() throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1000);
        server.service("count", (_, _) -> received.countDown());
        for (int i = 0; i < 1000; i++) {
            client.app().send(Route.of(connection.sender(), Address.local("count")), new byte[5000]);
        }
        client.close();
        assertThat(received.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
