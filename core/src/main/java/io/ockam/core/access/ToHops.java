package io.ockam.core.access;

import io.ockam.core.Address;
import io.ockam.core.Message;
import java.util.Set;

/** Looks at the first hop of the onward route. */
record ToHops(Set<Address> hops) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        return !message.onwardRoute().isEmpty() && hops.contains(message.onwardRoute().first());
    }

    @Override
    public String toString() {
        return "AllowOnwardAddresses(" + hops + ")";
    }
}
