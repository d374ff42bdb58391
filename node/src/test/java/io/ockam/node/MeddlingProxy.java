package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.LocalMessage;
import io.ockam.core.frame.FrameReader;
import io.ockam.core.frame.Frames;
import io.ockam.core.frame.OutgoingFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between two nodes as a TCP peer of either, reads every frame, and decides what goes on instead. */
final class MeddlingProxy implements AutoCloseable {
    enum Way {
        /** Towards the node that listens. */
        THERE, BACK
    }

    /** What goes on instead of a message. Called on one thread for each way. */
    interface Meddling {
        List<LocalMessage> pass(Way way, LocalMessage message);
    }

    static final Meddling HONEST = (_, message) -> List.of(message);

    /** One connection: two sockets, and a thread for each way. */
    private final class Link {
        private final Socket near;
        private final Socket far;

        Link(Socket near, Socket far) throws IOException {
            this.near = near;
            this.far = far;
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            for (Way way : Way.values()) {
                write(way, new byte[]{Frames.VERSION});
                Thread.ofVirtual().start(() -> carry(way));
            }
        }

        private void carry(Way way) {
            byte[] bytes = new byte[8 << 10];
            FrameReader reader = new FrameReader();
            try (near; far) {
                InputStream in = (way == Way.THERE ? near : far).getInputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    ByteBuffer arrived = ByteBuffer.wrap(bytes, 0, count);
                    for (Optional<LocalMessage> each = reader.read(arrived); each
                            .isPresent(); each = reader.read(arrived)) {
                        seen.add(each.get().payload().toArray());
                        for (LocalMessage instead : meddling.pass(way, each.get())) {
                            write(way, frame(instead));
                        }
                    }
                }
            } catch (IOException e) {
                assertThat(near.isClosed() || far.isClosed()).as("cut: " + e).isTrue();
            }
        }

        synchronized void write(Way way, byte[] bytes) throws IOException {
            OutputStream out = (way == Way.THERE ? far : near).getOutputStream();
            out.write(bytes);
            out.flush();
        }

        void cut() throws IOException {
            near.close();
            far.close();
        }
    }

    private final ServerSocket listener;
    private final int target;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final List<byte[]> seen = new CopyOnWriteArrayList<>();
    private volatile Meddling meddling = HONEST;

    /** @param target the port of the node that listens */
    MeddlingProxy(int target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                links.add(new Link(near, new Socket(InetAddress.getLoopbackAddress(), target)));
            } catch (IOException e) {
                assertThat(listener.isClosed()).as("closed: " + e).isTrue();
            }
        }
    }

    static byte[] frame(LocalMessage message) {
        OutgoingFrame frame = OutgoingFrame.of(message.onwardRoute(), message.returnRoute(), message.payload());
        ByteBuffer bytes = ByteBuffer.allocate(frame.length());
        frame.writeTo(bytes);
        return bytes.array();
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    void meddle(Meddling how) {
        meddling = how;
    }

    /** All payloads that came by so far, of both ways. */
    List<byte[]> seen() {
        return seen;
    }

    /** Writes into the newest connection what nobody has sent. */
    void inject(Way way, byte[] bytes) {
        try {
            links.getLast().write(way, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every connection at once, wherever in a frame. */
    void cut() {
        try {
            for (Link link : links) {
                link.cut();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
