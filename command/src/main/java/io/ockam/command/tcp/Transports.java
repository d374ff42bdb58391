package io.ockam.command.tcp;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.UsageException;
import io.ockam.control.api.TransportStatus;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/** Listeners and connections as people read them. */
final class Transports {
    private Transports() {}

    /** {@code TCP, Listening at 127.0.0.1:4000}. */
    static String describe(TransportStatus transport) {
        return "TCP, " + transport.mode().shown() + " at " + Paint.name(transport.socketAddr());
    }

    /** What was typed as the address of one that is there. @throws UsageException if it is empty */
    static String address(Options options) {
        return options.parsed("ADDRESS", Transports::notEmpty)
                .orElseThrow(() -> new IllegalStateException("ADDRESS is required"));
    }

    private static String notEmpty(String address) {
        if (address.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "it is empty");
        }
        return address;
    }

    /** The part of a route that leads through the connection: {@code /worker/<hex>}. */
    static String route(TransportStatus connection) {
        return "/worker/" + Address.parse(connection.workerAddr()).name();
    }
}
