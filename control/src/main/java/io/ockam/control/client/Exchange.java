package io.ockam.control.client;

import io.ockam.control.Deadline;
import io.ockam.control.Version;
import io.ockam.control.api.Api;
import io.ockam.control.operation.Method;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One request and its answer on a connection of their own; every step ends by the deadline. For one thread. */
final class Exchange implements AutoCloseable {
    private final Path socket;
    private final Deadline deadline;
    private final SocketChannel channel;
    private final Watchdog watchdog;
    private final InputStream in;

    private Exchange(Path socket, Deadline deadline, SocketChannel channel) {
        this.socket = socket;
        this.deadline = deadline;
        this.channel = channel;
        this.watchdog = new Watchdog(channel, deadline);
        this.in = new BufferedInputStream(Channels.newInputStream(channel), 16 << 10);
    }

    /** Connects. @throws OckamException as {@link ControlClient} says */
    static Exchange open(Path socket, Deadline deadline) {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot open a domain socket: " + e.getMessage(), e);
        }
        Exchange exchange = new Exchange(socket, deadline, channel);
        boolean connected = false;
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            connected = true;
            return exchange;
        } catch (IOException e) {
            throw exchange.failure(e);
        } finally {
            if (!connected) {
                exchange.close();
            }
        }
    }

    void send(Method method, String target, String accept, byte[] body) {
        String head = method + " " + target + " HTTP/1.1\r\nhost: node\r\nuser-agent: ockam/"
                + Version.current().number()
                + "\r\naccept: " + accept + "\r\nconnection: close\r\n" + Api.DEADLINE_HEADER + ": "
                + deadline.left().toMillis()
                + "\r\n" + (body.length == 0 ? "" : "content-type: application/json\r\n") + "content-length: "
                + body.length
                + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(start.length + body.length).put(start).put(body).flip();
        try {
            while (request.hasRemaining()) {
                channel.write(request);
            }
        } catch (ClosedByInterruptException e) {
            throw failure(e);
        } catch (IOException e) {
            if (watchdog.hasBitten()) {
                throw failure(e);
            }
            // A server that refuses a request may close its side before it has read all of it; the answer says why.
        }
    }

    HttpHead head() {
        try {
            return new HttpReader(in).head();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    byte[] body(HttpHead head, int limit) {
        try {
            return HttpReader.readAll(new HttpReader(in).body(head), limit);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The body of a stream of events: from here on nothing is in a hurry. */
    InputStream endlessBody(HttpHead head) {
        watchdog.close();
        return new HttpReader(in).body(head);
    }

    OckamException failure(IOException cause) {
        if (watchdog.hasBitten()) {
            return new OckamException(ErrorCode.TIMED_OUT, "timeout: " + text(deadline.limit()),
                    "The node runs but did not answer in time; its log may say why.", cause);
        }
        return switch (cause) {
            case ClosedByInterruptException _ ->
                new OckamException(ErrorCode.CANCELLED, "Interrupted while asking the node", cause);
            case ConnectException _ -> new OckamException(ErrorCode.UNAVAILABLE, "Nobody answers at " + socket, cause);
            case EOFException _ -> new OckamException(ErrorCode.UNAVAILABLE,
                    "The node closed the connection before its answer was complete", "Its log may say why.", cause);
            default -> new OckamException(ErrorCode.UNAVAILABLE, "The connection to the node at " + socket + " failed: "
                    + cause.getMessage(), cause);
        };
    }

    private static String text(Duration limit) {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
    }

    @Override
    public void close() {
        watchdog.close();
        closeQuietly(channel);
    }

    /** Whatever was to be had from it has been had. */
    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot close a domain socket: " + e.getMessage(), e);
        }
    }
}
