package io.ockam.command.portal;

import io.ockam.command.item.Kind;
import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import io.ockam.state.Node;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam tcp-outlet show}. */
final class OutletShow implements Verb {
    /** The outlets of a node, by their addresses. */
    static Kind kind(Node node, ControlClient client) {
        return new Kind("TCP outlet", "TCP outlets", " on node " + node.name(), "No TCP Outlet alias provided",
                () -> client.call(PortalApi.OUTLETS).stream().map(outlet -> outlet.workerAddr().name()).toList());
    }

    @Override
    public Spec spec() {
        return Spec.of("Show a TCP outlet: its server, and what went through it.")
                .with(Option.argument("ALIAS").says("Its address."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        Optional<String> alias = invocation.options().parsed("ALIAS", AddressText::parse);
        return new ShowItems(kind(node, client), invocation.terminal()).show(alias, Optional.empty(),
                address -> show(node.name().value(), client.call(PortalApi.OUTLET, address)));
    }

    private static Result show(String node, OutletStatus outlet) {
        String address = "/service/" + outlet.workerAddr().name();
        String text = "Outlet\n  On Node: " + Paint.name(node) + "\n  From address: " + Paint.name(address)
                + "\n  To TCP server: " + Paint.name(outlet.to()) + "\n  "
                + String.join("\n  ", TrafficText.lines(outlet.traffic()));
        return Result.plain(text).json(JsonObject.builder().put("node_name", node).put("to", outlet.to())
                .put("worker_address", address)
                .put("traffic", outlet.toJson().get("traffic").orElse(Json.Null.NULL)).build());
    }
}
