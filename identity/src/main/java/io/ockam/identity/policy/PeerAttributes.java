package io.ockam.identity.policy;

import java.util.Map;
import java.util.Optional;

/** What one authority attests about peers. Asked on delivering threads: answers at once, from memory, from any thread. */
@FunctionalInterface
public interface PeerAttributes {
    /** Nobody has a credential. */
    PeerAttributes NONE = _ -> Optional.empty();

    /**
     * The attributes of a peer.
     *
     * @param identifier the peer's identifier, {@code I} and 64 hex digits
     * @return empty unless the peer has presented a credential of the authority that has not expired by now
     */
    Optional<Map<String, String>> of(String identifier);
}
