package io.ockam.command.portal;

import io.ockam.command.item.Kind;
import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import io.ockam.state.Node;
import java.util.Optional;

/** {@code ockam tcp-inlet show}. */
final class InletShow implements Verb {
    /** The inlets of a node, by their aliases. */
    static Kind kind(Node node, ControlClient client) {
        return new Kind("TCP inlet", "TCP inlets", " on node " + node.name(), "No TCP Inlet alias provided",
                () -> client.call(PortalApi.INLETS).stream().map(InletStatus::alias).toList());
    }

    @Override
    public Spec spec() {
        return Spec.of("Show a TCP inlet: whether it is connected, since when, and what went through it.")
                .with(Option.argument("ALIAS").says("Its alias."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        return new ShowItems(kind(node, client), invocation.terminal()).show(invocation.options().text("ALIAS"),
                Optional.empty(), alias -> {
                    InletStatus inlet = client.call(PortalApi.INLET, alias);
                    return Result.plain(Lines.indented(InletText.full(inlet), Lines.log(""))).json(inlet.toJson());
                });
    }
}
