package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.state.Listing;
import io.ockam.state.Nodes;
import java.util.List;

/** {@code ockam node list}: every node of this home, running or not. Asks none of them. */
final class NodeList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the nodes of this machine, running or not.");
    }

    @Override
    public Result run(Invocation invocation) {
        Listing<Nodes.Entry> nodes = invocation.state().nodes().list();
        nodes.unreadable().forEach(problem -> invocation.terminal().notice(Lines.warn(problem.getMessage())));
        List<NodeSummary> found = nodes.found().stream().map(entry -> NodeSummary.of(entry.node())).toList();
        return Result.list(found, NodeSummary::describe, NodeSummary::toJson, "No nodes found on this system.");
    }
}
