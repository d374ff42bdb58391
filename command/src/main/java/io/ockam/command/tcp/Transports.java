package io.ockam.command.tcp;

import io.ockam.command.terminal.Paint;
import io.ockam.control.api.TransportStatus;
import io.ockam.core.Address;

/** Listeners and connections as people read them. */
final class Transports {
    private Transports() {}

    /** {@code TCP, Listening at 127.0.0.1:4000}. */
    static String describe(TransportStatus transport) {
        return "TCP, " + transport.mode().shown() + " at " + Paint.name(transport.socketAddr());
    }

    /** The part of a route that leads through the connection: {@code /worker/<hex>}. */
    static String route(TransportStatus connection) {
        return "/worker/" + Address.parse(connection.workerAddr()).name();
    }
}
