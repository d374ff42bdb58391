package io.ockam.daemon.session;

import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.portal.session.SessionListener;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;

/** Tells who listens when a session goes up or down. */
record SessionEvents(Ledger ledger, ResourceKind kind, String name) implements SessionListener {
    @Override
    public void up() {
        ledger.tell(kind, "up", JsonObject.builder().put("name", name).build());
    }

    @Override
    public void down(String why, Instant nextTry) {
        ledger.tell(kind, "down", JsonObject.builder().put("name", name).put("reason", why)
                .put("next_try", Timestamps.write(nextTry)).build());
    }
}
