package io.ockam.bench.portal;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A way to the server.
 *
 * @param port where its clients connect
 */
record Tunnel(String name, int port) {
    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Bits per second of {@code streams} downloads at once, of {@code bytes} in all. */
    double throughput(int streams, long bytes) throws IOException, InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(streams)) {
            long start = System.nanoTime();
            List<Future<?>> downloads = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                downloads.add(threads.submit(() -> {
                    download(bytes / streams);
                    return null;
                }));
            }
            for (Future<?> download : downloads) {
                download.get();
            }
            return bytes * 8e9 / (System.nanoTime() - start);
        }
    }

    private void download(long bytes) throws IOException {
        try (Socket socket = connect()) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(TunnelServer.SEND);
            out.writeLong(bytes);
            out.flush();
            byte[] buffer = new byte[128 << 10];
            InputStream in = socket.getInputStream();
            for (long left = bytes; left > 0;) {
                int read = in.read(buffer);
                if (read < 0) {
                    throw new EOFException(name + " lost " + left + " bytes");
                }
                left -= read;
            }
        }
    }

    /** Nanoseconds of each round trip of 64 bytes, sorted. */
    long[] roundTrips(int count) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(TunnelServer.ECHO);
            read(socket, 1);
            byte[] message = new byte[64];
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(message);
                read(socket, message.length);
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            return times;
        }
    }

    /** Nanoseconds from connecting to the server's first byte, sorted. */
    long[] setUps(int count) throws IOException {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            try (Socket socket = connect()) {
                socket.getOutputStream().write(TunnelServer.ECHO);
                read(socket, 1);
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** Connections through which the server has spoken, and nothing moves. */
    List<Socket> idle(int count) throws IOException {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(TunnelServer.ECHO);
            read(socket, 1);
            idle.add(socket);
        }
        return idle;
    }

    private void read(Socket socket, int bytes) throws IOException {
        if (socket.getInputStream().readNBytes(bytes).length < bytes) {
            throw new EOFException(name + " closed the connection");
        }
    }
}
