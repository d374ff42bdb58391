package io.ockam.transport.tcp.blocking;

import io.ockam.core.frame.Frames;
import io.ockam.core.frame.OutgoingFrame;
import io.ockam.core.pressure.OutgoingQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes what is queued for one connection, and sleeps when nothing is. Runs on a thread of its own. */
final class BlockingWriter implements Runnable {
    private static final int BUFFER_BYTES = 16 << 10;

    private final SocketChannel socket;
    private final OutgoingQueue<OutgoingFrame> queue;
    private final BlockingConnection connection;
    private volatile @Nullable Thread thread;
    private volatile boolean finishing;

    BlockingWriter(SocketChannel socket, OutgoingQueue<OutgoingFrame> queue, BlockingConnection connection) {
        this.socket = socket;
        this.queue = queue;
        this.connection = connection;
    }

    void start(Thread own) {
        thread = own;
        own.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** When everything is written, the connection ends. */
    void finish() {
        finishing = true;
        wake();
    }

    @Override
    public void run() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            buffer.put(Frames.VERSION);
            while (socket.isOpen()) {
                queue.begin();
                boolean last = finishing;
                fill(buffer);
                if (buffer.position() > 0) {
                    write(buffer.flip());
                    buffer.clear();
                } else if (last) {
                    connection.close("disconnected");
                } else {
                    LockSupport.park(this);
                }
            }
        } catch (IOException e) {
            connection.close("writing failed: " + e.getMessage());
        }
    }

    private void fill(ByteBuffer buffer) {
        for (OutgoingFrame next = queue.peek(); next != null && buffer.hasRemaining(); next = queue.peek()) {
            if (next.writeTo(buffer)) {
                queue.remove();
            }
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }
}
