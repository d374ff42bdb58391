package io.ockam.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.log.Warnings;
import io.ockam.core.net.IpPort;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets connections of one listener in, up to so many at a time. */
@Sharable
final class Listening extends ChannelInitializer<Channel> {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final TcpTransport transport;
    private final FlowControlId flow;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final Warnings warnings = new Warnings(LOG, System::nanoTime);

    Listening(TcpTransport transport, FlowControlId flow, int most) {
        this.transport = transport;
        this.flow = flow;
        this.most = most;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // that the channel closes is seen
    protected void initChannel(Channel channel) {
        boolean full = open.incrementAndGet() > most;
        channel.closeFuture().addListener(_ -> open.decrementAndGet());
        if (full) {
            warnings.warn(() -> "Turned " + channel.remoteAddress() + " away: the listener at " + channel.localAddress()
                    + " has " + most + " connections already");
            channel.close();
        } else if (channel.remoteAddress() instanceof InetSocketAddress peer) {
            transport.accept(channel, IpPort.of(peer), flow);
        } else {
            // Gone before it was let in.
            channel.close();
        }
    }
}
