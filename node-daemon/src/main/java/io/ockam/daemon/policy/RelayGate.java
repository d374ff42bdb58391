package io.ockam.daemon.policy;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.log.Warnings;
import io.ockam.core.worker.Workers;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.Guard;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Guards what comes in through the relays of this node that were made with a policy.
 *
 * <p>The relay node hides nothing and proves nothing: who somebody is shows only in a secure channel that was made through the relay.
 * So such a relay leads to listeners for secure channels alone, and what comes out of their channels is judged by the relay's policy,
 * every message, for as long as the channel's way leads through the relay. Thread-safe.
 */
public final class RelayGate implements AccessControl {
    private static final Warnings WARNINGS = new Warnings(LoggerFactory.getLogger(RelayGate.class), System::nanoTime);
    /** So many channels inside each other are looked into; what lies deeper is denied. */
    private static final int DEEPEST = 16;

    private final Workers workers;
    private final SecureChannels channels;
    private final Map<Address, Guard> relays = new ConcurrentHashMap<>();
    private final Set<Address> judging = ConcurrentHashMap.newKeySet();

    public RelayGate(Workers workers, SecureChannels channels) {
        this.workers = workers;
        this.channels = channels;
    }

    /**
     * From now on {@code guard} decides about what comes by {@code hop}, this node's end of the connection to the relay node. That holds for
     * as long as anything may still come from there, also behind the end of the connection.
     */
    public void put(Address hop, Guard guard) {
        relays.keySet().removeIf(old -> !workers.exists(old) && ways().noneMatch(way -> way.first().equals(old)));
        relays.put(hop, guard);
    }

    private Stream<Route> ways() {
        return channels.channels().stream().map(SecureChannel::remoteRoute).filter(way -> !way.isEmpty());
    }

    /** The worker at {@code address} asks {@link #judge} itself, since it has something to say to those who are denied. */
    public void leaveTo(Address address) {
        judging.add(address);
    }

    /** The end of {@link #leaveTo}. */
    public void take(Address address) {
        judging.remove(address);
    }

    /** For the outgoing side of decryptors. */
    @Override
    public boolean allows(Message message) {
        if (relays.isEmpty() || judging.contains(message.onwardRoute().first())
                || !(judge(message) instanceof Verdict.Denied denied)) {
            return true;
        }
        WARNINGS.warn(() -> "A message for " + message.onwardRoute().first() + " was dropped: " + denied.why());
        return false;
    }

    /** About a message that came out of a secure channel; all others are let through, since guarded relays bring none. */
    Verdict judge(Message message) {
        Route back = message.returnRoute();
        return relays.isEmpty() || back.isEmpty() ? Verdict.allowed() : judge(message, back.first());
    }

    private Verdict judge(Message message, Address encryptor) {
        Optional<SecureChannel> channel = channels.find(encryptor);
        for (int depth = 0; channel.isPresent() && !channel.get().remoteRoute().isEmpty(); depth++) {
            Address hop = channel.get().remoteRoute().first();
            Guard guard = relays.get(hop);
            if (guard != null) {
                return guard.incoming(message);
            }
            if (depth == DEEPEST) {
                return new Verdict.Denied("more than " + DEEPEST + " secure channels lie inside each other");
            }
            channel = channels.find(hop);
        }
        return Verdict.allowed();
    }

    @Override
    public String toString() {
        return "RelayGate" + relays.keySet();
    }
}
