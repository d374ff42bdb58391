package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before a node's port and passes bytes on in whatever {@link Manner} it is told to, which may change while connections are open. Who
 * connects while the node is away is hung up on. Thread-safe.
 */
final class BadLine implements AutoCloseable {
    /**
     * How bytes are passed on.
     *
     * @param largest a piece has at most so many bytes, written on its own; at random less, if there is no pause
     * @param pause after each piece, which limits how much gets through
     * @param delay from a byte's coming to its going, which does not
     */
    record Manner(int largest, Duration pause, Duration delay) {
        static final Manner PLAIN = new Manner(64 << 10, Duration.ZERO, Duration.ZERO);
        static final Manner SPLIT = new Manner(7, Duration.ZERO, Duration.ZERO);
        static final Manner LATE = new Manner(64 << 10, Duration.ZERO, Duration.ofMillis(100));

        int length() {
            return pause.isZero() ? 1 + ThreadLocalRandom.current().nextInt(largest) : largest;
        }

        /** @param kilobits a second, each way */
        static Manner slow(int kilobits) {
            int piece = 512;
            return new Manner(piece, Duration.ofNanos(piece * 8L * 1_000_000 / kilobits), Duration.ZERO);
        }
    }

    /** Bytes under way, and when they are due; without any, the connection ends behind what has come. */
    private static final class Piece {
        private final byte[] bytes;
        private final long due;

        Piece(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }

        boolean isLast() {
            return bytes.length == 0;
        }
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.PLAIN;
    private volatile boolean frozen;

    private BadLine(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    static BadLine to(int target) throws IOException {
        BadLine line = new BadLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    /** Its own, for who would else connect to the node. */
    int port() {
        return listener.getLocalPort();
    }

    void passOn(Manner how) {
        manner = how;
    }

    /** Passes nothing on and closes nothing, as a cable that is pulled out, until {@link #thaw}. */
    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    /** Resets every connection that there is. */
    void cut() {
        for (Socket socket : open) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                assertThat(socket.isClosed()).as("it has ended by itself in this moment: %s", e).isTrue();
            }
        }
        open.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                connect(near);
            } catch (IOException _) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            for (Socket each : new Socket[]{near, far}) {
                each.setTcpNoDelay(true);
                open.add(each);
            }
            pass(near, far);
            pass(far, near);
        } catch (IOException nobodyThere) {
            near.close();
            throw nobodyThere;
        }
    }

    private void pass(Socket from, Socket to) {
        BlockingQueue<Piece> under = new ArrayBlockingQueue<>(64);
        Thread.ofVirtual().start(() -> write(under, from, to));
        Thread.ofVirtual().start(() -> read(from, under));
    }

    private void read(Socket from, BlockingQueue<Piece> under) {
        byte[] buffer = new byte[64 << 10];
        try {
            for (int length = 0; length >= 0; length = from.getInputStream().read(buffer)) {
                for (int at = 0; at < length;) {
                    int end = Math.min(length, at + manner.length());
                    put(under, Arrays.copyOfRange(buffer, at, end), from);
                    at = end;
                }
            }
            put(under, new byte[0], from);
        } catch (IOException _) {
            under.clear(); // a reset overtakes what is under way
            under.add(new Piece(new byte[0], 0));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(BlockingQueue<Piece> under, byte[] bytes, Socket from) throws IOException, InterruptedException {
        Piece piece = new Piece(bytes, System.nanoTime() + manner.delay.toNanos());
        while (!under.offer(piece, 100, TimeUnit.MILLISECONDS)) {
            if (from.isClosed()) {
                throw new IOException("the line was cut");
            }
        }
    }

    private void write(BlockingQueue<Piece> under, Socket from, Socket to) {
        try (from; to) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = under.take(); !piece.isLast(); piece = under.take()) {
                LockSupport.parkNanos(piece.due - System.nanoTime());
                while (frozen && !to.isClosed()) {
                    LockSupport.parkNanos(10_000_000);
                }
                out.write(piece.bytes);
                LockSupport.parkNanos(manner.pause.toNanos());
            }
        } catch (IOException _) {
            open.remove(to); // cut
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
