package io.ockam.command.node;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.Nodes;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam node delete}: ends nodes and removes everything of theirs. */
final class NodeDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Stop a node and remove everything of it.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE).says("The node."), DeleteItems.ALL,
                        DeleteItems.YES, Option.flag("-f", "--force").hidden());
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.options().has("--force")) {
            invocation.terminal().notice(Lines.warn("--force is deprecated. This flag has no effect"));
        }
        boolean all = invocation.options().has(DeleteItems.ALL.key());
        DeleteItems.name(invocation.options(), "NODE_NAME");
        Optional<String> name = NodeArgument.name(invocation, "NODE_NAME").map(Name::value);
        return DeleteItems.of(NodeKind.of(invocation.state().nodes()), invocation)
                .delete(name, all, each -> delete(invocation, new Name(each)));
    }

    private static Result delete(Invocation invocation, Name name) {
        Nodes nodes = invocation.state().nodes();
        Optional<Node> node = nodes.find(name);
        String shown = Paint.name(name.value());
        try (Progress _ = invocation.terminal().progress("Deleting node " + shown + "...")) {
            node.ifPresent(invocation.nodes()::stop);
            nodes.delete(name);
        }
        return Result.plain(Lines.ok("The node with name " + shown + " has been deleted")).bare(name.value())
                .json(JsonObject.builder().put("name", name.value()).build());
    }
}
