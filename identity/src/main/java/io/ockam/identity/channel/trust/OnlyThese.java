package io.ockam.identity.channel.trust;

import io.ockam.identity.Identifier;
import java.util.SortedSet;

/** Trusts the members of a list. */
record OnlyThese(SortedSet<Identifier> peers) implements TrustPolicy {
    @Override
    public boolean trusts(Identifier peer) {
        return peers.contains(peer);
    }
}
