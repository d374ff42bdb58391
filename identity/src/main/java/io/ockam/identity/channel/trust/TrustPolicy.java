package io.ockam.identity.channel.trust;

import io.ockam.identity.Identifier;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a channel with a peer may be: asked once, in the handshake, when it is proved who the peer is. Thread-safe.
 *
 * @see <a href="../../../../../../../../../docs/protocol/secure-channels.md">Secure channels, "Trust"</a>
 */
@FunctionalInterface
public interface TrustPolicy {
    boolean trusts(Identifier peer);

    /** Anybody with a valid identity: what the peer may do is decided elsewhere, by access controls. The default. */
    static TrustPolicy everyone() {
        return _ -> true;
    }

    /** Exactly those; none of them, nobody. */
    static TrustPolicy only(Collection<Identifier> peers) {
        return new OnlyThese(new TreeSet<>(peers));
    }

    static TrustPolicy only(Identifier... peers) {
        return only(Set.of(peers));
    }

    /** Both have to trust; the second is asked if the first does. */
    default TrustPolicy and(TrustPolicy other) {
        return peer -> trusts(peer) && other.trusts(peer);
    }

    /** One has to trust; the second is asked if the first does not. */
    default TrustPolicy or(TrustPolicy other) {
        return peer -> trusts(peer) || other.trusts(peer);
    }
}
