package io.ockam.portal.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.ockam.core.Payload;
import io.ockam.portal.protocol.PortalMessage;
import java.util.OptionalInt;

/** The way from the other end to the socket: writes, and ends the output when all is written. Event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the channel, and that is seen
final class ToSocket {
    private static final int COUNTERS = 1 << 16;

    private final Channel channel;
    private int nextCounter;

    ToSocket(Channel channel) {
        this.channel = channel;
    }

    /** @throws PortalFailure if a message before this one is missing */
    void write(PortalMessage.Data data) {
        requireNext(data.counter());
        Payload bytes = data.bytes();
        if (!bytes.isEmpty()) {
            channel.write(Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length()), channel.voidPromise());
        }
    }

    private void requireNext(OptionalInt counter) {
        if (counter.isPresent()) {
            if (counter.getAsInt() != nextCounter) {
                throw new PortalFailure(PortalFailure.Kind.BROKEN, "the other end's message " + nextCounter
                        + " is missing: there came " + counter.getAsInt());
            }
            nextCounter = (nextCounter + 1) % COUNTERS;
        }
    }

    /** When all is written, the socket's peer sees the end of it; it can still be read from. */
    void endOutput() {
        afterWrites(() -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            } else if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
        });
    }

    void afterWrites(Runnable action) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) _ -> action.run());
    }
}
