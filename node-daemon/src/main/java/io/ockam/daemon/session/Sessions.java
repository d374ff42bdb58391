package io.ockam.daemon.session;

import io.ockam.core.worker.Workers;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.portal.session.Connector;
import io.ockam.portal.session.Session;
import io.ockam.portal.session.SessionTimes;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Starts the sessions of a node, which tell the ledger when they go up and down.
 *
 * @param clock when that was
 * @param random spreads the attempts of many nodes to connect again; need not be secure
 */
public record Sessions(Workers workers, Ledger ledger, InstantSource clock, RandomGenerator random) {
    /**
     * @param label what it keeps connected, in logs; {@code name} follows
     * @return to be closed with the resource
     */
    public Session start(String label, ResourceKind kind, String name, Connector connector) {
        return Session.start(label + " " + name, workers, connector, SessionTimes.DEFAULT,
                new SessionEvents(ledger, kind, name), clock, random);
    }
}
