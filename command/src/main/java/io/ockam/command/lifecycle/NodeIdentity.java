package io.ockam.command.lifecycle;

import io.ockam.command.terminal.Terminal;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.time.InstantSource;
import java.util.Optional;

/** Decides which identity a new node has, and makes it where there is none. Loaded only when a node is made. */
final class NodeIdentity {
    private final IdentityOnDemand identities;

    NodeIdentity(StateDirectory state, Terminal terminal) {
        this.identities = new IdentityOnDemand(state, InstantSource.system(), terminal::notice);
    }

    /**
     * The name of the identity to use.
     *
     * @param wanted the one that was asked for; made if there is none of this name
     */
    String resolve(Optional<String> wanted) {
        return identities.get(wanted.map(Name::of)).name().value();
    }
}
