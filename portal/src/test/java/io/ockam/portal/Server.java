package io.ockam.portal;

import io.ockam.core.net.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP server for a test: a virtual thread for every connection, any free port. */
public final class Server implements AutoCloseable {
    public interface Handler {
        void handle(Socket client) throws IOException;
    }

    private final ServerSocket listener;
    final AtomicReference<IOException> failure = new AtomicReference<>();

    private Server(ServerSocket listener, Handler handler) {
        this.listener = listener;
        Thread.ofVirtual().start(() -> accept(handler));
    }

    public static Server start(Handler handler) throws IOException {
        return new Server(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()), handler);
    }

    /** Gives back what it gets, and ends when its client does. */
    public static Server echo() throws IOException {
        return start(client -> client.getInputStream().transferTo(client.getOutputStream()));
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
                        failure.set(e);
                    }
                });
            } catch (IOException e) {
                failure.set(e);
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
