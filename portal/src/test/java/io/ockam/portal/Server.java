package io.ockam.portal;

import io.ockam.core.net.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP server for a test: a virtual thread for every connection, any free port. */
public final class Server implements AutoCloseable {
    public interface Handler {
        void handle(Socket client) throws IOException;
    }

    private final ServerSocket listener;

    private Server(ServerSocket listener, Handler handler) {
        this.listener = listener;
        Thread.ofVirtual().start(() -> accept(handler));
    }

    public static Server start(Handler handler) throws IOException {
        return new Server(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()), handler);
    }

    /** Gives back what it gets, and ends when its client does. */
    public static Server echo() throws IOException {
        return echo(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
    }

    /** As {@link #echo()}, behind {@code listener}. */
    static Server echo(ServerSocket listener) {
        return new Server(listener, client -> client.getInputStream().transferTo(client.getOutputStream()));
    }

    private void accept(Handler handler) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        handler.handle(client);
                    } catch (IOException e) {
                        // The client has gone, as many a test wants it to: what became of that shows at the inlet.
                    }
                });
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    public HostPort address() {
        return new HostPort("127.0.0.1", listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
