package io.ockam.acceptance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A server behind an outlet, and clients of an inlet. Both ends of a connection send at once, and check each byte that comes by its position.
 *
 * <pre>
 *  client ──▶  seed, ~seed, length   length bytes of sequence(seed)
 *         ◀──  length bytes of sequence(~seed)   1 when all of the client's have come
 * </pre>
 *
 * Thread-safe.
 */
final class Traffic implements AutoCloseable {
    enum Outcome {
        /** All bytes have come, both ways. */
        WHOLE,
        /** The connection was closed before that. */
        CLOSED
    }

    /** A connection on which nothing comes for so long is neither delivered nor closed. */
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final int ALL_HERE = 1;

    private final ServerSocket server;
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong seeds = new AtomicLong(System.nanoTime());
    private final AtomicLong whole = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();

    private Traffic(ServerSocket server) {
        this.server = server;
    }

    static Traffic start() throws IOException {
        Traffic traffic = new Traffic(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(traffic::accept);
        return traffic;
    }

    /** Of the server. */
    int port() {
        return server.getLocalPort();
    }

    /** Everything that must never happen, in words. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    long whole() {
        return whole.get();
    }

    long closed() {
        return closed.get();
    }

    /** Sends and gets {@code length} bytes through {@code port}. */
    Outcome exchange(int port, long length) {
        Outcome outcome = Outcome.CLOSED;
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) STUCK.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            outcome = exchange(socket, seeds.incrementAndGet(), length);
        } catch (SocketTimeoutException _) {
            faults.add("a client has waited for " + STUCK.toSeconds() + " s, and was neither served nor closed");
        } catch (IOException _) {
            closed.incrementAndGet();
            return outcome;
        }
        (outcome == Outcome.WHOLE ? whole : closed).incrementAndGet();
        return outcome;
    }

    private Outcome exchange(Socket socket, long seed, long length) throws IOException {
        Thread.ofVirtual().start(() -> ask(socket, seed, length));
        InputStream in = socket.getInputStream();
        boolean all = takes(in, new Sequence(~seed), length) && in.read() == ALL_HERE;
        return all ? Outcome.WHOLE : Outcome.CLOSED;
    }

    private static void ask(Socket socket, long seed, long length) {
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeLong(seed);
            out.writeLong(~seed);
            out.writeLong(length);
            send(out, new Sequence(seed), length);
        } catch (IOException _) {
            closeQuietly(socket);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setSoTimeout((int) STUCK.toMillis());
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    faults.add("the server cannot accept: " + e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            long seed = in.readLong();
            if (in.readLong() != ~seed || !seen.add(seed)) {
                faults.add("a connection began with something else than a new client's greeting");
                return;
            }
            long length = in.readLong();
            OutputStream out = client.getOutputStream();
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    send(out, new Sequence(~seed), length);
                } catch (IOException _) {
                    closeQuietly(client);
                }
            });
            if (takes(in, new Sequence(seed), length)) {
                sending.join();
                out.write(ALL_HERE);
                if (in.read() >= 0) {
                    faults.add("more has come than was sent");
                }
            }
        } catch (SocketTimeoutException _) {
            faults.add("the server has waited for " + STUCK.toSeconds() + " s, and was neither served nor closed");
        } catch (IOException _) {
            closeQuietly(client);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, Sequence sequence, long length) throws IOException {
        byte[] block = new byte[16 << 10];
        for (long at = 0; at < length; at += block.length) {
            int some = (int) Math.min(block.length, length - at);
            sequence.fill(block, some, at);
            out.write(block, 0, some);
        }
        out.flush();
    }

    /** Whether all has come, rather than the end. */
    private boolean takes(InputStream in, Sequence sequence, long length) throws IOException {
        byte[] block = new byte[16 << 10];
        long at = 0;
        while (at < length) {
            int some = in.read(block, 0, (int) Math.min(block.length, length - at));
            if (some < 0) {
                return false;
            }
            int same = sequence.matching(block, some, at);
            if (same < some) {
                faults.add("byte " + (at + same) + " of " + length + " is not the one that was sent");
                return false;
            }
            at += some;
        }
        return true;
    }

    /** Some clients, each of whom exchanges {@code length} bytes through {@code port} again and again, until it is closed. */
    AutoCloseable load(int port, int clients, long length) {
        List<Thread> threads = IntStream.range(0, clients).mapToObj(_ -> Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                if (exchange(port, length) == Outcome.CLOSED) {
                    LockSupport.parkNanos(250_000_000);
                }
            }
        })).toList();
        return () -> {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        };
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
