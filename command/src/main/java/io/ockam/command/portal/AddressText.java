package io.ockam.command.portal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import java.util.stream.Collectors;

/** Workers' addresses as people type and read them. */
final class AddressText {
    private AddressText() {}

    /**
     * Reads {@code db} or {@code /service/db}.
     *
     * @throws OckamException {@link ErrorCode#INVALID} for anything else
     */
    static String parse(String text) {
        if (text.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "Empty address in input: ");
        }
        if (text.indexOf('/') < 0) {
            return text;
        }
        Component first = MultiAddress.parse(text).components().getFirst();
        return switch (first.protocol()) {
            case SERVICE, NODE, PROJECT -> first.value();
            case IP4, IP6, DNSADDR, TCP, WORKER, SECURE, SPACE ->
                throw new OckamException(ErrorCode.INVALID,
                        "'" + text + "' is no address of a worker; write /service/NAME");
        };
    }

    /** {@code /service/a/service/b} for the text of a route, {@code 0#a => 0#b}. */
    static String ofRoute(String route) {
        return Route.parse(route).toList().stream().map(hop -> "/service/" + hop.name()).collect(Collectors.joining());
    }
}
