package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.WorkerRuntime;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same on NIO, which platforms without epoll use, and on loops that two transports share. */
class NioTest {
    private static final Address ECHO = Address.local("echo");

    private final EventLoops loops = EventLoops.startNio("nio", 2);
    private final WorkerRuntime left = WorkerRuntime.start("left");
    private final WorkerRuntime right = WorkerRuntime.start("right");
    private final TcpTransport leftTcp = TcpTransport.start(left, TcpOptions.defaults(), loops);
    private final TcpTransport rightTcp = TcpTransport.start(right, TcpOptions.defaults(), loops);
    private final TcpListener listener = rightTcp.listen(IpPort.parse("127.0.0.1:0"));

    NioTest() {
        right.start("echo", (context, message) -> context.reply(message.payload()));
        right.flowControls().addConsumer(ECHO, listener.flow());
    }

    @AfterEach
    void stop() {
        left.close();
        right.close();
        loops.close();
    }

    @Test
    void at_all_addresses_of_ipv4_nobody_is_heard_over_ipv6() throws IOException {
        TcpTransportTest.heardOverIpv4Only(leftTcp);
    }

    @Test
    void messages_of_every_size_come_back() {
        assertThat(loops.isEpoll()).isFalse();
        TcpConnection connection = leftTcp.connect(listener.local().toHostPort());
        Route route = Route.of(connection.sender(), ECHO);
        for (int size : new int[]{0, 1, 1000, 65_536, 1 << 20, 16_000_000}) {
            assertThat(left.call(route, Payload.wrap(new byte[size]), TestNode.LONG).payload().length())
                    .isEqualTo(size);
        }
    }

    @Test
    void an_ipv6_listener_is_reached_by_its_address() {
        TcpListener v6 = rightTcp.listen(IpPort.parse("[::1]:0"));
        right.flowControls().addConsumer(ECHO, v6.flow());
        assertThat(v6.local().toString()).startsWith("[::1]:");
        TcpConnection connection = leftTcp.connect(v6.local().toHostPort());
        assertThat(connection.peer()).isEqualTo(v6.local());
        assertThat(left.call(Route.of(connection.sender(), ECHO), "hello", String.class, TestNode.LONG))
                .isEqualTo("hello");
    }

    @Test
    void failures_have_the_same_codes() throws IOException {
        assertThatThrownBy(() -> leftTcp.listen(listener.local()))
                .hasMessage("The address " + listener.local() + " is already in use");
        assertThatThrownBy(() -> leftTcp.listen(IpPort.parse("192.0.2.1:0")))
                .hasMessage("This machine does not have the address of 192.0.2.1:0");
        ServerSocket nobody = new ServerSocket(0);
        nobody.close();
        assertThatThrownBy(() -> leftTcp.connect(new HostPort("127.0.0.1", nobody.getLocalPort())))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .hasMessageContaining("refused");
    }

    @Test
    void a_transport_that_ends_leaves_the_loops_to_the_other() {
        TcpConnection connection = leftTcp.connect(listener.local().toHostPort());
        left.close();
        assertThat(connection.closed().toCompletableFuture().join()).isNotEmpty();
        try (WorkerRuntime third = WorkerRuntime.start("third")) {
            TcpTransport tcp = TcpTransport.start(third, TcpOptions.defaults(), loops);
            Route route = Route.of(tcp.connect(listener.local().toHostPort()).sender(), ECHO);
            assertThat(third.call(route, "hello", String.class, TestNode.LONG)).isEqualTo("hello");
        }
    }
}
