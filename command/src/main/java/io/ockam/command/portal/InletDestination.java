package io.ockam.command.portal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import java.util.Optional;

/** Where an inlet leads, from what was typed: a route, or the name of a service behind a relay of the default project. */
final class InletDestination {
    static final String DEFAULT = "/project/<default_project_name>/service/forward_to_<default_relay_name>"
            + "/secure/api/service/<default_service_name>";

    private InletDestination() {}

    /**
     * @param to a multi-address, or a service's name, or the default
     * @param via a relay's name, for the default route
     * @throws OckamException {@link ErrorCode#INVALID} if the two exclude each other, {@link ErrorCode#NOT_FOUND} if there is no project
     */
    static MultiAddress of(String to, Optional<String> via, Optional<String> authorized) {
        Optional<MultiAddress> route = to.equals(DEFAULT) ? Optional.empty() : route(to);
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
