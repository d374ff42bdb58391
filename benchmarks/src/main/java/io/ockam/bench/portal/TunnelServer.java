package io.ockam.bench.portal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The server behind every tunnel: gives back single messages, or sends as many bytes as it is asked for. */
final class TunnelServer implements AutoCloseable {
    static final int ECHO = 'e';
    static final int SEND = 's';
    private static final byte[] BLOCK = new byte[128 << 10];

    private final ServerSocket listener;

    private TunnelServer(ServerSocket listener) {
        this.listener = listener;
    }

    static TunnelServer listen(int port) throws IOException {
        TunnelServer server = new TunnelServer(new ServerSocket(port, 2000, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().start(server::accept);
        return server;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    System.err.println("the server cannot accept: " + e.getMessage());
                }
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            int wish = in.read();
            if (wish == SEND) {
                for (long left = in.readLong(); left > 0;) {
                    int length = (int) Math.min(left, BLOCK.length);
                    out.write(BLOCK, 0, length);
                    left -= length;
                }
            } else {
                byte[] message = new byte[64];
                out.write(ECHO);
                for (int length = in.read(message); length > 0; length = in.read(message)) {
                    out.write(message, 0, length);
                }
            }
        } catch (IOException e) {
            // A tunnel that ends a connection is seen by the client, which counts.
            System.err.println("a connection ended: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
