package io.ockam.bench.tcp;

import com.sun.management.ThreadMXBean;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.DetachedContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Much at once: everything sent comes back, while more is sent.
 *
 * @param allocatedPerByte on the heap of this process, for each byte of payload, which is sent once and received once
 */
record Bulk(int messages, int size, double seconds, double allocatedPerByte) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** One side of the exchange. */
    @FunctionalInterface
    private interface Side {
        void run() throws IOException;
    }

    static Bulk bare(SocketChannel socket, int messages, int size) {
        return time(messages, size, () -> {
            ByteBuffer bytes = ByteBuffer.allocateDirect(size);
            for (int i = 0; i < messages; i++) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    socket.write(bytes);
                }
            }
        }, () -> {
            ByteBuffer bytes = ByteBuffer.allocateDirect(size);
            for (long left = (long) messages * size; left > 0;) {
                bytes.clear();
                left -= socket.read(bytes);
            }
        });
    }

    static Bulk nodes(DetachedContext context, Route route, int messages, int size) {
        return time(messages, size, () -> {
            for (int i = 0; i < messages; i++) {
                context.send(route, Payload.wrap(new byte[size]));
            }
        }, () -> {
            for (int i = 0; i < messages; i++) {
                context.receive(TIMEOUT);
            }
        });
    }

    private static Bulk time(int messages, int size, Side send, Side receive) {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long allocated = threads.getTotalThreadAllocatedBytes();
        long start = System.nanoTime();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> run(send),
                action -> Thread.ofPlatform().daemon().start(action));
        run(receive);
        sending.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Bulk(messages, size, seconds,
                (double) (threads.getTotalThreadAllocatedBytes() - allocated) / messages / size);
    }

    private static void run(Side side) {
        try {
            side.run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Payload in each direction. */
    double gigabitsPerSecond() {
        return 8.0 * messages * size / seconds / 1e9;
    }

    double messagesPerSecond() {
        return messages / seconds;
    }

    Bulk faster(Bulk other) {
        return seconds < other.seconds ? this : other;
    }
}
