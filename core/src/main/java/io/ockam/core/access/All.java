package io.ockam.core.access;

import io.ockam.core.Message;
import java.util.List;

/** A conjunction, in order. */
record All(List<AccessControl> controls) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        for (AccessControl control : controls) {
            if (!control.allows(message)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "All" + controls;
    }
}
