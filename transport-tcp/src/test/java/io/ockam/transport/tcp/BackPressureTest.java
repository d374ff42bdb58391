package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.pressure.Marks;
import io.ockam.core.worker.WorkerOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Queues stay short and nothing is lost, whoever is slow, over real sockets. {@code scripts/soak tcp} runs it at full size. */
class BackPressureTest {
    private static final Address ECHO = Address.local("echo");
    private static final Address HOP = Address.local("hop");
    private static final int TIMES = Integer.getInteger("ockam.soak.tcp", 1);
    private static final Marks TINY_MARKS = new Marks(100, 64 << 10, 100_000, 64 << 20);
    private static TcpOptions tinySockets(TcpOptions options) {
        return options.withSocketBuffer(4 << 10).withMarks(TINY_MARKS, TINY_MARKS.withMarks(1000, 1 << 20));
    }

    private static TcpOptions smallSockets(TcpOptions options) {
        return options.withSocketBuffer(64 << 10);
    }

    @Test
    void bulk_flows_both_ways_through_tiny_sockets() {
        try (TestNode left = TestNode.withServices(BackPressureTest::tinySockets);
                TestNode right = TestNode.withServices(BackPressureTest::tinySockets)) {
            TcpConnection toRight = left.connectTo(right);
            TcpConnection toLeft = right.connectTo(left);
            Flood one = new Flood(left.runtime, toRight.flow(), Route.of(toRight.sender(), ECHO), 10 * TIMES, 100_000);
            Flood other = new Flood(right.runtime, toLeft.flow(), Route.of(toLeft.sender(), ECHO), 10 * TIMES, 100_000);
            one.finish();
            other.finish();
        }
    }

    @Test
    void two_nodes_flood_each_others_echo_over_one_connection() {
        try (TestNode left = TestNode.withServices(BackPressureTest::tinySockets);
                TestNode right = TestNode.withServices(BackPressureTest::tinySockets)) {
            TcpConnection toRight = left.connectTo(right);
            left.call("hello", toRight.sender(), ECHO);
            TcpConnection toLeft = right.tcp.connections().getFirst();
            left.allow(ECHO, toRight.flow());
            Flood one = new Flood(left.runtime, toRight.flow(), Route.of(toRight.sender(), ECHO), 2_000 * TIMES, 1000);
            Flood other = new Flood(right.runtime, toLeft.flow(), Route.of(toLeft.sender(), ECHO), 2_000 * TIMES, 1000);
            one.finish();
            other.finish();
        }
    }

    /** Three nodes in a line; the middle one lets messages through in both directions. */
    private record Line(TestNode first, TestNode middle, TestNode last, TcpConnection toMiddle,
            TcpConnection toLast) implements AutoCloseable {
        static Line start() {
            TestNode first = TestNode.start();
            TestNode middle = TestNode.withServices();
            TestNode last = TestNode.withServices();
            TcpConnection toLast = middle.connectTo(last);
            TcpConnection toMiddle = first.connectTo(middle);
            // Replies find the hop again, and what it sends on.
            middle.allow(HOP, toLast.flow());
            return new Line(first, middle, last, toMiddle, toLast);
        }

        Route route() {
            return Route.of(toMiddle.sender(), HOP, toLast.sender(), ECHO);
        }

        @Override
        public void close() {
            first.close();
            middle.close();
            last.close();
        }
    }

    @Test
    void megabytes_pass_three_nodes_and_come_back_in_order() {
        try (Line line = Line.start()) {
            new Flood(line.first.runtime, line.toMiddle.flow(), line.route(), 40 * TIMES, 1 << 20).finish();
        }
    }

    @Test
    void many_messages_pass_three_nodes_and_come_back_once_and_in_order_though_one_consumer_is_slow() {
        try (Line line = Line.start()) {
            Flood fast = new Flood(line.first.runtime, line.toMiddle.flow(), line.route(), 10_000 * TIMES, 64);
            Flood slow = new Flood(line.first.runtime, line.toMiddle.flow(), line.route(), 10_000 * TIMES, 64,
                    Duration.ofMillis(1));
            fast.finish();
            slow.finish();
        }
    }

    @Test
    void a_slow_worker_stops_the_sender_at_the_other_end_and_misses_nothing() throws Exception {
        int messages = 30_000;
        try (TestNode client = TestNode.start(BackPressureTest::smallSockets);
                TestNode server = TestNode.start(BackPressureTest::smallSockets)) {
            CountDownLatch open = new CountDownLatch(1);
            CountDownLatch handled = new CountDownLatch(messages);
            server.service(WorkerOptions.at("slow").blocking(), (_, _) -> {
                open.await();
                handled.countDown();
            });
            TcpConnection connection = client.connectTo(server);
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < messages; i++) {
                    client.runtime.app().send(Route.of(connection.sender(), Address.local("slow")), new byte[1000]);
                    sent.incrementAndGet();
                }
            });
            assertThatThrownBy(() -> sending.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            // The marks of both queues, what the sockets hold, and what is on its way: far from all.
            assertThat(sent.get()).isLessThan(10_000);
            open.countDown();
            sending.join();
            assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void one_slow_worker_holds_up_only_those_who_write_to_it() {
        try (TestNode server = TestNode.withServices()) {
            CountDownLatch open = new CountDownLatch(1);
            server.service(WorkerOptions.at("slow").blocking(), (_, _) -> open.await());
            List<RawPeer> writers = new ArrayList<>();
            byte[] many = HexFormat.of()
                    .parseHex("01" + RawPeer.request("736c6f77", "00".repeat(200)).repeat(20_000));
            for (int i = 0; i < 20; i++) {
                RawPeer writer = RawPeer.of(server.listener.local());
                writers.add(writer);
                Thread.startVirtualThread(() -> writer.writeIfPossible(many));
            }
            try (TestNode client = TestNode.start()) {
                TcpConnection connection = client.connectTo(server);
                for (int i = 0; i < 100; i++) {
                    assertThat(client.call("hello" + i, connection.sender(), ECHO)).isEqualTo("hello" + i);
                }
            }
            writers.forEach(RawPeer::close);
            open.countDown();
        }
    }

    @Test
    void a_peer_that_never_reads_its_replies_is_left_while_others_are_served() {
        CompletableFuture<String> reason = new CompletableFuture<>();
        TcpObserver observer = new TcpObserver() {
            @Override
            public void disconnected(TcpConnection connection, String why) {
                reason.complete(why);
            }
        };
        Marks others = new Marks(1000, 1 << 18, 100_000, 64 << 20);
        try (TestNode server = TestNode.withServices(options -> options.withObserver(observer)
                .withMarks(others, others.withMarks(10_000, 1 << 20)).withStallTimeout(Duration.ofMillis(500)));
                RawPeer deaf = RawPeer.of(server.listener.local(), 4 << 10);
                TestNode client = TestNode.start()) {
            byte[] requests = HexFormat.of()
                    .parseHex("01" + RawPeer.request("6563686f", "00".repeat(250)).repeat(100_000));
            Thread.startVirtualThread(() -> deaf.writeIfPossible(requests));
            TcpConnection connection = client.connectTo(server);
            int served = 0;
            while (!reason.isDone()) {
                assertThat(client.call("hello", connection.sender(), ECHO)).isEqualTo("hello");
                served++;
            }
            assertThat(served).isPositive();
            assertThat(reason.join()).contains("took nothing for 500 ms");
        }
    }

    @Test
    void peers_that_announce_large_frames_do_not_claim_their_memory() {
        // 200 times 16 MiB is three times the heap of these tests.
        try (TestNode server = TestNode.withServices()) {
            List<RawPeer> peers = new ArrayList<>();
            byte[] begun = ByteBuffer.allocate(5 + 100_000).put((byte) 1).putInt(1 << 24).array();
            for (int i = 0; i < 200; i++) {
                peers.add(RawPeer.of(server.listener.local()).write(begun).expectVersion());
            }
            try (TestNode client = TestNode.start()) {
                assertThat(client.call("hello", client.connectTo(server).sender(), ECHO)).isEqualTo("hello");
            }
            peers.forEach(RawPeer::close);
        }
    }

    @Test
    void a_ring_that_doubles_its_messages_ends_in_refusals_and_leaves_both_nodes_alive() {
        Marks others = new Marks(1000, 1 << 18, 5000, 4 << 20);
        UnaryOperator<TcpOptions> small = options -> options.withMarks(others, others.withMarks(2000, 1 << 20))
                .withStallTimeout(Duration.ofMillis(500));
        try (TestNode left = TestNode.withServices(small); TestNode right = TestNode.withServices(small)) {
            TcpConnection toRight = left.connectTo(right);
            left.call("hello", toRight.sender(), ECHO);
            Address ring = Address.local("ring");
            for (TestNode node : List.of(left, right)) {
                Address sender = node.tcp.connections().getFirst().sender();
                node.service("ring", (context, message) -> {
                    byte[] bytes = message.payload().toArray();
                    context.send(Route.of(sender, ring), Payload.wrap(bytes));
                    context.send(Route.of(sender, ring), Payload.wrap(bytes.clone()));
                });
            }
            left.allow(ring, toRight.flow());
            left.runtime.app().send(Route.of(toRight.sender(), ring), Payload.wrap(new byte[1000]));
            assertThat(toRight.closed().toCompletableFuture().join()).isNotEmpty();
            assertThat(left.call("hello", left.connectTo(right).sender(), ECHO)).isEqualTo("hello");
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TestNode.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_connection_knows_whether_what_it_sends_is_still_on_its_way() throws Exception {
        assumeTrue(Epoll.isAvailable(), "only epoll tells");
        try (TestNode node = TestNode.start();
                ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setReceiveBufferSize(64 << 10);
            TcpConnection connection = node.tcp.connect(new HostPort("127.0.0.1", listener.getLocalPort()));
            try (Socket peer = listener.accept()) {
                eventually(() -> !connection.isSending());
                node.runtime.app().offer(new LocalMessage(Route.of(connection.sender(), ECHO), Route.EMPTY,
                        Payload.wrap(new byte[8 << 20])));
                eventually(connection::isSending);
                assertThat(peer.getInputStream().readNBytes(8 << 20)).hasSize(8 << 20);
                eventually(() -> !connection.isSending());
            }
            eventually(() -> !connection.isOpen());
            assertThat(connection.isSending()).isFalse();
        }
    }
}
