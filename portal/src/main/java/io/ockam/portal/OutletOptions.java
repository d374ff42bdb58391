package io.ockam.portal;

import io.ockam.portal.connection.Guard;
import io.ockam.portal.connection.PortalObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import io.ockam.core.flow.FlowControlId;

/**
 * How an outlet behaves. Immutable; every method gives another one.
 *
 * @param tls who the target must prove to be, and whose word counts; empty for plain TCP
 * @param consumes the flows whose messages may reach the outlet
 * @param connect how long a connection to the target may take, with TLS handshake
 * @param most how many connections there may be at once; more are refused
 */
public record OutletOptions(Guard guard, PortalObserver observer, Optional<SSLContext> tls,
        List<FlowControlId> consumes, Duration connect, int most) {
    public OutletOptions {
        consumes = List.copyOf(consumes);
    }

    /** For everybody, plain TCP, 10 s to connect, up to 16,384 connections. */
    public static OutletOptions defaults() {
        return new OutletOptions(Guard.OPEN, PortalObserver.NONE, Optional.empty(), List.of(), Duration.ofSeconds(10),
                16_384);
    }

    public OutletOptions guardedBy(Guard changed) {
        return new OutletOptions(changed, observer, tls, consumes, connect, most);
    }

    public OutletOptions observedBy(PortalObserver changed) {
        return new OutletOptions(guard, changed, tls, consumes, connect, most);
    }

    /** TLS to the target, whose certificate must be for its host name. */
    public OutletOptions tls(SSLContext context) {
        return new OutletOptions(guard, observer, Optional.of(context), consumes, connect, most);
    }

    public OutletOptions asConsumer(List<FlowControlId> flows) {
        return new OutletOptions(guard, observer, tls, flows, connect, most);
    }

    public OutletOptions withConnect(Duration limit) {
        return new OutletOptions(guard, observer, tls, consumes, limit, most);
    }

    public OutletOptions withMost(int connections) {
        return new OutletOptions(guard, observer, tls, consumes, connect, connections);
    }
}
