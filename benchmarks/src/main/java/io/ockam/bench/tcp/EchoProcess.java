package io.ockam.bench.tcp;

import io.ockam.node.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The other process: a bare echo server and a node with its usual services. Prints both ports, and ends with its input. */
final class EchoProcess {
    private EchoProcess() {}

    public static void main(String[] arguments) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> serve(server));
        try (Node node = Node.start("peer")) {
            int port = node.listen("127.0.0.1:0", "echo").local().port();
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            System.out.println(port);
            while (System.in.read() >= 0) {
                // Until the reporting process closes it.
            }
        }
    }

    private static void serve(ServerSocketChannel server) {
        try {
            for (;;) {
                SocketChannel peer = server.accept();
                peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Thread.ofPlatform().daemon().start(() -> echo(peer));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void echo(SocketChannel peer) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(64 << 10);
        try (peer) {
            while (peer.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    peer.write(bytes);
                }
                bytes.clear();
            }
        } catch (IOException e) {
            System.err.println("bare echo: " + e);
        }
    }
}
