package io.ockam.core.access;

import io.ockam.core.Message;

/** The same answer for everything. */
enum Always implements AccessControl {
    ALLOW(true), DENY(false);

    private final boolean answer;

    Always(boolean answer) {
        this.answer = answer;
    }

    @Override
    public boolean allows(Message message) {
        return answer;
    }

    @Override
    public String toString() {
        return answer ? "AllowAll" : "DenyAll";
    }
}
