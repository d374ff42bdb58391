package io.ockam.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;

/** What the system knows of the bytes that it was given for a peer. Only Linux tells. Any thread. */
final class SystemBuffer {
    private static final long LATELY_MILLIS = 10_000;

    private final Channel channel;

    SystemBuffer(Channel channel) {
        this.channel = channel;
    }

    /**
     * Whether the peer's system is taking what was sent to it: it has not acknowledged everything, but something lately.
     *
     * @param more whether there is more to be given to the system than it takes now
     */
    boolean isMoving(boolean more) {
        if (!(channel instanceof EpollSocketChannel socket) || !socket.isOpen()) {
            return false;
        }
        try {
            EpollTcpInfo info = socket.tcpInfo();
            return (more || info.unacked() > 0) && info.lastAckRecv() < LATELY_MILLIS;
        } catch (ChannelException _) {
            return false; // it was closed in this moment
        }
    }
}
