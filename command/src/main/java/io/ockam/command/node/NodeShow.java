package io.ockam.command.node;

import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.NodeResources;
import io.ockam.state.Defaults;
import io.ockam.state.Name;
import io.ockam.state.Nodes;

/** {@code ockam node show}: a node and what is in it. */
final class NodeShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a node and what is in it: addresses, channels, portals, services.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node; asked for, or the default node, if absent."))
                .example("The address of the default node, for a script", "ockam node show --jq .route.verbose");
    }

    @Override
    public Result run(Invocation invocation) {
        Nodes nodes = invocation.state().nodes();
        return new ShowItems(NodeKind.of(nodes), invocation.terminal()).show(
                NodeArgument.name(invocation, "NODE_NAME").map(Name::value),
                invocation.state().defaults().get(Defaults.Kind.NODE).map(Name::value),
                name -> show(invocation, nodes, new Name(name)));
    }

    private static Result show(Invocation invocation, Nodes nodes, Name name) {
        try (Progress _ = invocation.terminal().progress("Asking node " + Paint.name(name.value()) + "...")) {
            NodeResources resources = invocation.nodes().look(nodes.get(name));
            return Result.plain(NodeDescription.of(resources)).json(resources.toJson());
        }
    }
}
