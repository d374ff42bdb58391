package io.ockam.daemon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes whatever a test likes to a domain socket, and reads what comes back. */
final class RawClient implements AutoCloseable {
    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final InputStream in;
    private final OutputStream out;

    RawClient(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
        in = new BufferedInputStream(Channels.newInputStream(channel));
        out = Channels.newOutputStream(channel);
    }

    RawClient send(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
        return this;
    }

    RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    /** Head and body of one answer that has a content length. */
    String answer() throws IOException {
        String head = until("\r\n\r\n");
        int length = head.lines().filter(line -> line.startsWith("content-length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16))).findFirst().orElse(0);
        return head + new String(in.readNBytes(length), UTF_8);
    }

    /** What comes up to and with {@code end}. */
    String until(String end) throws IOException {
        byte[] wanted = end.getBytes(UTF_8);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] tail = new byte[wanted.length];
        while (!Arrays.equals(tail, wanted)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + read.toString(UTF_8));
            }
            read.write(next);
            System.arraycopy(tail, 1, tail, 0, tail.length - 1);
            tail[tail.length - 1] = (byte) next;
        }
        return read.toString(UTF_8);
    }

    String rest() throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
