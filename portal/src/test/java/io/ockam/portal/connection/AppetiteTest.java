package io.ockam.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // Netty's own type of a handle
class AppetiteTest {
    private final AtomicInteger credit = new AtomicInteger(1 << 30);
    private final RecvByteBufAllocator.Handle reads = new Appetite(credit::get).newHandle();

    /** Reads from a socket that has enough to fill every buffer. */
    private int readOnce() {
        reads.reset(new EmbeddedChannel().config());
        ByteBuf buffer = reads.allocate(UnpooledByteBufAllocator.DEFAULT);
        int size = buffer.writableBytes();
        buffer.release();
        reads.attemptedBytesRead(size);
        reads.lastBytesRead(size);
        reads.readComplete();
        return size;
    }

    @Test
    void a_socket_that_gives_much_is_read_in_large_pieces() {
        int size = readOnce();
        assertThat(size).isEqualTo(4096);
        for (int i = 0; i < 10; i++) {
            size = readOnce();
        }
        assertThat(size).isEqualTo(Appetite.LARGEST);
    }

    @Test
    void no_more_is_read_than_the_other_end_may_be_sent() {
        for (int i = 0; i < 10; i++) {
            readOnce();
        }
        credit.set(10_000);
        assertThat(readOnce()).isEqualTo(10_000);
    }

    @Test
    void without_credit_a_read_is_small_but_never_of_nothing() {
        credit.set(0);
        assertThat(readOnce()).isBetween(1, 512);
    }
}
