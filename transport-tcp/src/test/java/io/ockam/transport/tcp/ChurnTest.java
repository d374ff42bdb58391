package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import io.ockam.core.Address;
import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that come and go leave nothing behind: no descriptors, no workers, no registrations. */
class ChurnTest {
    private static final int CONNECTIONS = 1000;
    private static final int FAILURES = 200;

    private static long descriptors() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
    }

    @Test
    void a_thousand_connections_opened_and_closed_leave_nothing_behind() throws Exception {
        CountDownLatch ended = new CountDownLatch(1 + CONNECTIONS);
        TcpObserver observer = new TcpObserver() {
            @Override
            public void disconnected(TcpConnection connection, String reason) {
                ended.countDown();
            }
        };
        try (TestNode server = TestNode.withServices(options -> options.withObserver(observer));
                TestNode client = TestNode.start()) {
            // Everything that is made once is made now.
            TcpConnection first = client.connectTo(server);
            client.call("hello", first.sender(), Address.local("echo"));
            first.disconnect();
            first.closed().toCompletableFuture().join();
            int workers = server.runtime.list().size() + client.runtime.list().size();
            long descriptors = descriptors();

            for (int i = 0; i < CONNECTIONS; i++) {
                switch (i % 4) {
                    case 0 -> endedByClient(client, server);
                    case 1 -> RawPeer.of(server.listener.local()).expectVersion().close();
                    case 2 -> RawPeer.of(server.listener.local()).write("02").isEnded();
                    default -> RawPeer.of(server.listener.local()).write("01" + "00010000").expectVersion().close();
                }
            }
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.tcp.connections()).isEmpty();
            assertThat(client.tcp.connections()).isEmpty();
            assertThat(server.runtime.list().size() + client.runtime.list().size()).isLessThanOrEqualTo(workers);
            // The listener and its two services, and the client's listener.
            assertThat(server.runtime.flowControls().size() + client.runtime.flowControls().size()).isEqualTo(4);
            assertThat(descriptors()).isLessThan(descriptors + 20);
        }
    }

    private static void endedByClient(TestNode client, TestNode server) {
        TcpConnection connection = client.connectTo(server);
        assertThat(client.call("hello", connection.sender(), Address.local("echo"))).isEqualTo("hello");
        connection.disconnect();
        connection.closed().toCompletableFuture().join();
    }

    @Test
    void attempts_that_fail_leave_nothing_behind() {
        try (TestNode client = TestNode.start()) {
            HostPort nobody = client.listener.local().toHostPort();
            client.listener.close();
            client.listener.closed().toCompletableFuture().join();
            int workers = client.runtime.list().size();
            long descriptors = descriptors();
            for (int i = 0; i < FAILURES; i++) {
                assertThatThrownBy(() -> client.tcp.connect(nobody)).isInstanceOf(OckamException.class);
            }
            assertThat(client.runtime.list()).hasSize(workers);
            assertThat(client.runtime.flowControls().size()).isZero();
            assertThat(descriptors()).isLessThan(descriptors + 20);
        }
    }
}
