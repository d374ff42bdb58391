package io.ockam.command.relay;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.state.Node;
import java.util.Locale;

/** {@code ockam relay list}. */
final class RelayList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the relays of a node, at whatever other nodes they are.")
                .with(Option.value("NODE_NAME", "--to").naming(Option.Values.NODE)
                        .says("The node; the default node if absent."));
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--to");
        return Result.list(invocation.nodes().client(node).call(PortalApi.RELAYS), RelayList::describe,
                RelayStatus::toJson, "No Relays found on node " + node.name());
    }

    private static String describe(RelayStatus relay) {
        return "Relay " + Paint.name(relay.name()) + " is " + relay.status().text().toUpperCase(Locale.ROOT) + " at "
                + Paint.name(relay.destination()) + because(relay) + "\nWith address "
                + Paint.name(relay.remoteAddress().map(address -> "/service/" + address).orElse("N/A"));
    }

    private static String because(RelayStatus relay) {
        return relay.lastFailure().filter(_ -> relay.status() == ConnectionStatus.DOWN)
                .map(why -> "\nBecause: " + why).orElse("");
    }
}
