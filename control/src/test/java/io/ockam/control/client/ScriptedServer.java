package io.ockam.control.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes one connection after the other on a domain socket, reads each request whole, and does with the connection what a test says. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Thread thread;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    interface Script {
        void answer(SocketChannel client, String request) throws IOException, InterruptedException;
    }

    ScriptedServer(Path socket, Script script) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        thread = Thread.ofVirtual().start(() -> serve(script));
    }

    /** Answers every request with the same bytes and closes the connection. */
    static ScriptedServer answering(Path socket, String answer) throws IOException {
        return new ScriptedServer(socket, (client, _) -> write(client, answer));
    }

    static void write(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    /** The next request, as it stood on the wire. */
    String request() throws InterruptedException {
        return requests.take();
    }

    private void serve(Script script) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                String request = read(client);
                requests.add(request);
                script.answer(client, request);
            } catch (IOException | InterruptedException e) {
                if (!server.isOpen()) {
                    return;
                }
            }
        }
    }

    private static String read(SocketChannel client) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(64 << 10);
        while (true) {
            String text = request.toString(StandardCharsets.UTF_8);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0) {
                int length = Integer.parseInt(text.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
                if (request.size() >= head + 4 + length) {
                    return text;
                }
            }
            if (client.read(some.clear()) < 0) {
                return text;
            }
            request.write(some.array(), 0, some.position());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
