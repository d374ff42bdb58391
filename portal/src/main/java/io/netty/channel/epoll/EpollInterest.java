package io.netty.channel.epoll;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullMarked;

/**
 * Keeps half-closed sockets of Netty's epoll transport writable. It stands in Netty's package because only there can it be done.
 *
 * <p>When the last interest of a channel is cleared, which happens to one whose input has ended while nothing waits to be written, Netty 4.2.17
 * and 4.2.18 take its socket out of epoll, yet remember it as being there: the next write that must wait fails with {@code epoll_ctl(..): No such file or directory} and
 * closes the connection with bytes unwritten. Errors are reported whether asked for or not, so asking for them changes nothing but that the last
 * interest is never cleared. {@code HalfCloseTest} fails without it.
 */
@NullMarked
public final class EpollInterest {
    private EpollInterest() {}

    /** Call once on the event loop of a registered channel; does nothing for those of other transports. */
    public static void neverLose(Channel channel) {
        if (channel instanceof AbstractEpollChannel epoll) {
            try {
                epoll.setFlag(Native.EPOLLERR);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
