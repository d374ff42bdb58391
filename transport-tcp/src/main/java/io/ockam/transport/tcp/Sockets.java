package io.ockam.transport.tcp;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * The options of every socket that carries messages: no delay, and keep-alive that notices a dead peer after 450 s (300 s idle,
 * then two probes 75 s apart).
 */
final class Sockets {
    private static final int IDLE_SECONDS = 300;
    private static final int INTERVAL_SECONDS = 75;
    private static final int PROBES = 2;
    private static final WriteBufferWaterMark WRITE_MARKS = new WriteBufferWaterMark(256 << 10, 512 << 10);
    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 2 << 10;
    private static final int LARGEST_READ = 512 << 10;

    private Sockets() {}

    static Map<ChannelOption<?>, Object> options(boolean epoll, TcpOptions options) {
        Map<ChannelOption<?>, Object> all = new LinkedHashMap<>();
        all.put(ChannelOption.AUTO_READ, false);
        all.put(ChannelOption.ALLOW_HALF_CLOSURE, true);
        all.put(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS);
        all.put(ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
        all.put(ChannelOption.TCP_NODELAY, true);
        all.put(ChannelOption.SO_KEEPALIVE, true);
        if (epoll) {
            all.put(EpollChannelOption.TCP_KEEPIDLE, IDLE_SECONDS);
            all.put(EpollChannelOption.TCP_KEEPINTVL, INTERVAL_SECONDS);
            all.put(EpollChannelOption.TCP_KEEPCNT, PROBES);
        } else {
            all.put(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), IDLE_SECONDS);
            all.put(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), INTERVAL_SECONDS);
            all.put(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
        }
        options.socketBuffer().ifPresent(bytes -> {
            all.put(ChannelOption.SO_SNDBUF, bytes);
            all.put(ChannelOption.SO_RCVBUF, bytes);
        });
        return all;
    }
}
