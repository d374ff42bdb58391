package io.ockam.core.access;

import io.ockam.core.Address;
import io.ockam.core.Message;
import java.util.Set;

/** Looks at who really sent a message. */
record FromSources(Set<Address> sources) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        return sources.contains(message.source());
    }

    @Override
    public String toString() {
        return "AllowSourceAddresses(" + sources + ")";
    }
}
