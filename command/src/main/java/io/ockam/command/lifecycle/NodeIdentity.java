package io.ockam.command.lifecycle;

import java.util.Optional;

/** Decides which identity a new node has. Loaded only when a node is made. */
final class NodeIdentity {

    /**
     * The name of the identity to use.
     *
     * @param wanted the one that was asked for
     */
    Optional<String> resolve(Optional<String> wanted) {
        return wanted;
    }
}
