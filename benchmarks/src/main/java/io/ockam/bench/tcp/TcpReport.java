package io.ockam.bench.tcp;

import io.ockam.core.Address;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.node.Node;
import io.ockam.transport.tcp.TcpConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures round trips of a message to another process and back, kind after kind, several times over. */
final class TcpReport {
    private static final int BYTES = 64;
    private static final int BULK_BYTES = 64 << 10;
    private static final int BULK_MESSAGES = 8192;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final double BAR = 2.5;

    /** One round trip. */
    @FunctionalInterface
    private interface RoundTrip {
        void run() throws IOException;
    }

    private TcpReport() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int trips = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Process peer = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader ports = new BufferedReader(
                new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
            int bare = Integer.parseInt(ports.readLine());
            int node = Integer.parseInt(ports.readLine());
            measure(bare, node, trips, rounds);
        } finally {
            peer.getOutputStream().close();
            peer.waitFor();
        }
    }

    /** The other process gets the flags of this one. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoProcess.class.getName()));
        return command;
    }

    /** A socket to the bare server and a connection to the node. */
    private static void measure(int barePort, int nodePort, int trips, int rounds) throws IOException {
        try (SocketChannel socket = SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), barePort)); Node node = Node.start("bench")) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            TcpConnection connection = node.tcp().connect(new HostPort("127.0.0.1", nodePort));
            Route route = Route.of(connection.sender(), Address.local("echo"));
            DetachedContext context = node.workers().detached(Mailbox.open(node.workers().newAddress()));
            node.workers().flowControls().addConsumer(context.address(), connection.flow());

            ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
            Map<String, RoundTrip> kinds = new LinkedHashMap<>();
            kinds.put("bare TCP, blocking sockets", () -> bare(socket, bytes));
            kinds.put("two nodes, `send` and `receive`", () -> {
                context.send(route, Payload.wrap(new byte[BYTES]));
                context.receive(TIMEOUT);
            });
            kinds.put("two nodes, `call`", () -> node.call(route, Payload.wrap(new byte[BYTES]), TIMEOUT));
            report(time(kinds, trips, rounds), trips * rounds);
            report(bulk(rounds, () -> Bulk.bare(socket, BULK_MESSAGES, BULK_BYTES)),
                    bulk(rounds, () -> Bulk.nodes(context, route, BULK_MESSAGES, BULK_BYTES)),
                    bulk(rounds, () -> Bulk.nodes(context, route, 10 * trips, BYTES)));
        }
    }

    private static Map<String, Samples> time(Map<String, RoundTrip> kinds, int trips, int rounds) throws IOException {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, RoundTrip> kind : kinds.entrySet()) {
                Samples measured = time(kind.getValue(), trips);
                if (round > 0) {
                    // The first round only warms up.
                    samples.merge(kind.getKey(), measured, Samples::and);
                }
            }
        }
        return samples;
    }

    /** The best of several. */
    private static Bulk bulk(int rounds, Supplier<Bulk> run) {
        return Stream.generate(run).limit(rounds + 1L).reduce(Bulk::faster).orElseThrow();
    }

    private static void bare(SocketChannel socket, ByteBuffer bytes) throws IOException {
        bytes.clear();
        socket.write(bytes);
        bytes.clear();
        while (bytes.hasRemaining()) {
            socket.read(bytes);
        }
    }

    private static Samples time(RoundTrip trip, int trips) throws IOException {
        long[] nanos = new long[trips];
        for (int i = 0; i < trips; i++) {
            long before = System.nanoTime();
            trip.run();
            nanos[i] = System.nanoTime() - before;
        }
        return new Samples(nanos);
    }

    private static void report(Map<String, Samples> samples, int trips) {
        double bare = samples.values().iterator().next().micros(0.5);
        System.out.printf(Locale.ROOT,
                """
                        ## TCP

                        Round trips of %d bytes to the `echo` service of a node in another process and back, %,d of each kind, in microseconds. %s, %d
                        processors, JDK %s, %s. The bar for a message through two nodes is %.1f times the bare ping-pong.

                        | | p50 | mean | p99 | p50 to bare |
                        |---|---|---|---|---|
                        """,
                BYTES, trips, System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC), BAR);
        samples.forEach((kind, times) -> System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.2f |%n", kind,
                times.micros(0.5), times.meanMicros(), times.micros(0.99), times.micros(0.5) / bare));
    }

    private static void report(Bulk bare, Bulk large, Bulk small) {
        System.out.printf(Locale.ROOT,
                """

                        Much at once, all of it echoed: the best of the rounds. Allocated is what this process puts on its heap for each byte of payload that it sends and
                        receives; the array that is sent and the one that is received are two of them.

                        | | Gbit/s each way | messages/s | allocated/byte |
                        |---|---|---|---|
                        """);
        row("bare TCP, 64 KiB at a time", bare);
        row("two nodes, messages of 64 KiB", large);
        row("two nodes, messages of 64 bytes", small);
    }

    private static void row(String what, Bulk bulk) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %,.0f | %.2f |%n", what, bulk.gigabitsPerSecond(),
                bulk.messagesPerSecond(), bulk.allocatedPerByte());
    }
}
