package io.ockam.daemon.channel;

import io.ockam.core.Address;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.handshake.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the channels that peers have asked for and then left without a word: nothing has come for a while, and the way back is gone. A peer
 * that comes back in time, on whatever way, finds its channel. Confined to one thread.
 */
final class LostChannels {
    private record Quiet(long received, long sinceNanos) {}

    private final Duration patience;
    private Map<Address, Quiet> known = new HashMap<>();

    LostChannels(Duration patience) {
        this.patience = patience;
    }

    /**
     * Looks at all channels of the node, every now and then.
     *
     * @param exists whether there is a worker with an address
     * @return those to close
     */
    List<SecureChannel> look(List<SecureChannel> channels, Predicate<Address> exists, long nowNanos) {
        Map<Address, Quiet> still = new HashMap<>();
        List<SecureChannel> lost = new ArrayList<>();
        for (SecureChannel channel : channels) {
            if (channel.role() != Role.RESPONDER || exists.test(channel.remoteRoute().first())) {
                continue;
            }
            long received = channel.traffic().receivedMessages();
            Quiet before = known.get(channel.address());
            Quiet quiet = before != null && before.received == received ? before : new Quiet(received, nowNanos);
            if (nowNanos - quiet.sinceNanos >= patience.toNanos()) {
                lost.add(channel);
            } else {
                still.put(channel.address(), quiet);
            }
        }
        known = still;
        return lost;
    }
}
