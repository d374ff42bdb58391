package io.ockam.transport.tcp.blocking;

import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.frame.FrameReader;
import io.ockam.core.log.Warnings;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one connection until it ends; waits while the node takes no more. Runs on a thread of its own. */
final class BlockingReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingReader.class);
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int RETRY_MILLIS = 20;

    private final SocketChannel socket;
    private final Entrance entrance;
    private final BlockingConnection connection;
    private final FrameReader frames = new FrameReader();
    private final Warnings warnings = new Warnings(LOG, System::nanoTime);

    BlockingReader(SocketChannel socket, Entrance entrance, BlockingConnection connection) {
        this.socket = socket;
        this.entrance = entrance;
        this.connection = connection;
    }

    @Override
    public void run() {
        try {
            ByteBuffer arrived = ByteBuffer.allocate(BUFFER_BYTES);
            while (socket.read(arrived) >= 0) {
                arrived.flip();
                for (Optional<LocalMessage> next = frames.read(arrived); next.isPresent(); next = frames
                        .read(arrived)) {
                    deliver(next.get());
                }
                arrived.clear();
            }
            connection.close(frames.isBetweenFrames()
                    ? "the peer closed the connection"
                    : "the peer closed the connection in the middle of a frame");
        } catch (OckamException e) {
            connection.close(e.getMessage());
        } catch (IOException e) {
            connection.close("reading failed: " + e.getMessage());
        } catch (InterruptedException e) {
            connection.close("its reader was interrupted");
        }
    }

    private void deliver(LocalMessage message) throws InterruptedException {
        if (message.onwardRoute().isEmpty()) {
            return;
        }
        LocalMessage back = message.pushReturn(connection.sender());
        while (entrance.source().await()) {
            Delivery delivery = entrance.deliver(back);
            if (!(delivery instanceof Delivery.Refused)) {
                if (delivery instanceof Delivery.NoSuchWorker || delivery instanceof Delivery.Stopping) {
                    warnings.warn(() -> "A message from " + connection.peer() + " was not delivered: " + delivery);
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }
}
