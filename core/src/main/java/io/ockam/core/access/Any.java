package io.ockam.core.access;

import io.ockam.core.Message;
import java.util.List;

/** A disjunction, in order. */
record Any(List<AccessControl> controls) implements AccessControl {
    @Override
    public boolean allows(Message message) {
        for (AccessControl control : controls) {
            if (control.allows(message)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Any" + controls;
    }
}
