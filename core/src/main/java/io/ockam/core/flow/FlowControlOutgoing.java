package io.ockam.core.flow;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.access.AccessControl;
import java.util.Optional;

/** Lets a producer's message pass if its first hop consumes the producer's flow or its spawner's. */
record FlowControlOutgoing(FlowControls controls, FlowControlId id,
        Optional<FlowControlId> spawner) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        if (message.onwardRoute().isEmpty()) {
            return false;
        }
        Address next = message.onwardRoute().first();
        return controls.isConsumer(next, id) || (spawner.isPresent() && controls.isConsumer(next, spawner.get()));
    }

    @Override
    public String toString() {
        return "FlowControl(" + id + spawner.map(s -> ", spawner " + s).orElse("") + ")";
    }
}
