package io.ockam.command.relay;

import io.ockam.command.item.Kind;
import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.control.client.ControlClient;
import io.ockam.core.Address;
import io.ockam.state.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** {@code ockam relay show}. */
final class RelayShow implements Verb {
    /** The relays of a node, by name. */
    static Kind kind(ControlClient client) {
        return new Kind("relay", "relays", "", "No relay name provided",
                () -> client.call(PortalApi.RELAYS).stream().map(RelayStatus::name).toList());
    }

    @Override
    public Spec spec() {
        return Spec.of("Show a relay.").with(Option.argument("RELAY_NAME").says("Its name."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        ControlClient client = NodeArgument.client(invocation, "--at");
        return new ShowItems(kind(client), invocation.terminal()).show(invocation.options().text("RELAY_NAME"),
                Optional.empty(), name -> show(client.call(PortalApi.RELAY, name)));
    }

    private static Result show(RelayStatus relay) {
        Optional<String> remote = relay.remoteAddress().map(address -> "/service/" + address);
        Optional<String> worker = relay.workerAddress().map(address -> "/service/" + Address.parse(address).name());
        String text = """
                Relay:
                    Name: %s
                    Destination: %s
                    Status: %s
                    Relay Route: %s
                    Remote Address: %s
                    Worker Address: %s""".formatted(Paint.name(relay.name()), Paint.name(relay.destination()),
                relay.status().text().toUpperCase(Locale.ROOT), relay.forwardingRoute().orElse("N/A"),
                remote.orElse("N/A"), worker.orElse("N/A"))
                + relay.lastFailure().map(why -> "\n    Last Failure: " + why).orElse("");
        return Result.plain(text).bare(relay.name()).json(JsonObject.builder()
                .put("connection_status", relay.status().text()).put("destination", relay.destination())
                .putOrNull("last_failure", relay.lastFailure()).put("name", relay.name())
                .putOrNull("relay_route", relay.forwardingRoute()).putOrNull("remote_address", remote)
                .putOrNull("worker_address", worker).build());
    }
}
