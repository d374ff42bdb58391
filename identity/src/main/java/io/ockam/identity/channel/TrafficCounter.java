package io.ockam.identity.channel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts at a channel's end. Each number has one writer, the encryptor or the decryptor, who therefore pays no fence for it; readers see it
 * soon.
 */
final class TrafficCounter {
    private final AtomicLong sentMessages = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong receivedMessages = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final InstantSource clock;
    private volatile @Nullable Instant lastRekey;

    TrafficCounter(InstantSource clock) {
        this.clock = clock;
    }

    void sent(int bytes) {
        add(sentMessages, 1);
        add(sentBytes, bytes);
    }

    void received(int bytes) {
        add(receivedMessages, 1);
        add(receivedBytes, bytes);
    }

    void refused() {
        add(refused, 1);
    }

    void rekeyed() {
        lastRekey = clock.instant();
    }

    private static void add(AtomicLong counter, long more) {
        counter.setOpaque(counter.getPlain() + more);
    }

    Traffic read() {
        return new Traffic(sentMessages.getOpaque(), sentBytes.getOpaque(), receivedMessages.getOpaque(),
                receivedBytes.getOpaque(), refused.getOpaque(), Optional.ofNullable(lastRekey));
    }
}
