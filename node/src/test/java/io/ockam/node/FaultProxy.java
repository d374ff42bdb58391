package io.ockam.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between two nodes, passes their bytes on in a bad way, and cuts the connections when it is told to. */
final class FaultProxy implements AutoCloseable {
    /**
     * How it passes bytes on.
     *
     * @param largest at most so many bytes at once; 1 splits everything
     * @param pauseNanos after each piece
     */
    record Manner(int largest, long pauseNanos) {
        static final Manner SPLIT = new Manner(7, 0);
        static final Manner SLOW = new Manner(1000, 125_000); // 64 Mbit/s at best
        static final Manner MODEM = new Manner(512, 64_000_000); // 64 kbit/s at best
        static final Manner ADSL = new Manner(512, 4_000_000); // 1 Mbit/s at best
        static final Manner FASTER_MODEM = new Manner(512, 8_000_000);
        static final Manner PLAIN = new Manner(64 << 10, 0);
    }

    private final ServerSocket listener;
    private final int target;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private FaultProxy(ServerSocket listener, int target, Manner manner) {
        this.listener = listener;
        this.target = target;
        this.manner = manner;
    }

    static FaultProxy before(int target, Manner manner) throws IOException {
        ServerSocket listener = new ServerSocket();
        // It holds little of what it has not passed on.
        listener.setReceiveBufferSize(16 << 10);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        FaultProxy proxy = new FaultProxy(listener, target, manner);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException _) {
                // The target is not there, or the proxy ends: who connected sees it.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Random random = new Random(from.getPort());
        byte[] buffer = new byte[manner.largest];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            to.setTcpNoDelay(true);
            for (int length = in.read(buffer, 0, 1 + random.nextInt(buffer.length)); length > 0; length = in.read(
                    buffer, 0,
                    1 + random.nextInt(buffer.length))) {
                out.write(buffer, 0, length);
                if (manner.pauseNanos > 0) {
                    LockSupport.parkNanos(manner.pauseNanos);
                }
            }
        } catch (IOException _) {
            // A cut: both are closed.
            open.remove(from);
        }
    }

    /** Resets every connection that there is. */
    void cut() {
        for (Socket socket : open) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException _) {
                // It has ended by itself in this moment.
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
