package io.ockam.command.portal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import java.util.Optional;

/** Where an inlet leads, from what was typed: a route, or the name of a service behind a relay of the default project. */
final class InletDestination {
    private InletDestination() {}

    /**
     * @param to a multi-address, or a service's name
     * @param via a relay's name, for the default route
     * @throws OckamException {@link ErrorCode#INVALID} if the two exclude each other, {@link ErrorCode#NOT_FOUND} if there is no project
     */
    static MultiAddress of(Optional<String> to, Optional<String> via, Optional<String> authorized) {
        Optional<MultiAddress> route = to.flatMap(InletDestination::route);
        if (route.isPresent() && via.isPresent()) {
            throw new OckamException(ErrorCode.INVALID, "invalid value '(Some(\"" + via.get()
                    + "\"))' for 'to' : 'via' can't be passed if 'to' is a route");
        }
        if (route.isEmpty()) {
            throw new OckamException(ErrorCode.NOT_FOUND, "invalid value '(None)' for 'to' : No projects found",
                    "Name the whole route: --to /node/NAME/secure/api/service/outlet.", null);
        }
        if (authorized.isPresent() && route.get().components().getFirst().protocol() == Protocol.PROJECT) {
            throw new OckamException(ErrorCode.INVALID, "--authorized can not be used with project addresses");
        }
        return route.get();
    }

    private static Optional<MultiAddress> route(String text) {
        try {
            return Optional.of(MultiAddress.parse(text)).filter(address -> !address.isEmpty());
        } catch (OckamException e) {
            if (text.startsWith("/")) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
