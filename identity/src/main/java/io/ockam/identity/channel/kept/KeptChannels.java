package io.ockam.identity.channel.kept;

import io.ockam.core.Address;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where kept channels are found again. Thread-safe; may wait for a disk. */
public interface KeptChannels {
    /** Replaces what was kept under the same decryptor. */
    void keep(KeptChannel channel);

    Optional<KeptChannel> find(Address decryptor);

    /** As long as this process lives. */
    static KeptChannels inMemory() {
        Map<Address, KeptChannel> kept = new ConcurrentHashMap<>();
        return new KeptChannels() {
            @Override
            public void keep(KeptChannel channel) {
                kept.put(channel.decryptor(), channel);
            }

            @Override
            public Optional<KeptChannel> find(Address decryptor) {
                return Optional.ofNullable(kept.get(decryptor));
            }
        };
    }
}
