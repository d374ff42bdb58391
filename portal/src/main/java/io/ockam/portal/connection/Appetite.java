package io.ockam.portal.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.function.IntSupplier;

/**
 * How much is read from a socket at once: what it tends to give, up to {@value #LARGEST} bytes, but never more than the other end may be sent.
 * So a fast stream costs few system calls, and a stalled one leaves nothing of it in memory.
 */
final class Appetite extends AdaptiveRecvByteBufAllocator {
    static final int LARGEST = 512 << 10;
    private static final int SMALLEST = 512;
    private static final int FIRST = 4 << 10;

    private final IntSupplier most;

    /** @param most how much may be read now; event loop */
    Appetite(IntSupplier most) {
        super(SMALLEST, FIRST, LARGEST);
        this.most = most;
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own type of what is returned
    public Handle newHandle() {
        return new Bounded((ExtendedHandle) super.newHandle());
    }

    private final class Bounded extends RecvByteBufAllocator.DelegatingHandle implements ExtendedHandle {
        Bounded(ExtendedHandle adaptive) {
            super(adaptive);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.ioBuffer(guess());
        }

        @Override
        public int guess() {
            // Never nothing: a read of no bytes looks like the end.
            return Math.max(SMALLEST, Math.min(super.guess(), most.getAsInt()));
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier mayBeMore) {
            return ((ExtendedHandle) delegate()).continueReading(mayBeMore);
        }
    }
}
