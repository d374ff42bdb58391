package io.ockam.command.channel;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.identity.Identifier;
import io.ockam.state.Defaults;
import io.ockam.state.Name;
import java.util.List;
import java.util.Optional;

/** What the verbs of channels and of listeners have in common. */
final class Channels {
    static final Option AUTHORIZED = Option.value("IDENTIFIER", "-a", "--authorized").repeatable()
            .says("An identifier that the other side may have; without any, everyone may.");

    private Channels() {}

    /** Those that were typed. @throws io.ockam.command.verb.UsageException if one is no identifier */
    static List<String> authorized(Invocation invocation) {
        return invocation.options().allParsed("--authorized", text -> Identifier.parse(text).toString());
    }

    /** The identity to use: the one that was named, else the default one; absent if there is none, which means the node's own. */
    static Optional<String> identity(Invocation invocation) {
        return invocation.options().text("--identity")
                .or(() -> invocation.state().defaults().get(Defaults.Kind.IDENTITY).map(Name::value));
    }

    /** {@code /service/5f…e1}: as it is written in a route. */
    static String service(Address address) {
        return "/service/" + address.name();
    }

    /** As {@link #service(Address)}, of {@code 0#5f…e1}. */
    static String service(String address) {
        return service(Address.parse(address));
    }

    /** {@code /service/5f…e1/service/api} of {@code 0#5f…e1 => 0#api}. */
    static String multiAddress(String route) {
        StringBuilder all = new StringBuilder();
        Route.parse(route).forEach(hop -> all.append(service(hop)));
        return all.toString();
    }
}
