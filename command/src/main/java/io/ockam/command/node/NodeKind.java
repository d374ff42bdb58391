package io.ockam.command.node;

import io.ockam.command.item.Kind;
import io.ockam.state.Nodes;

/** Nodes, as things to choose from. */
final class NodeKind {
    private NodeKind() {}

    /** Also those whose record cannot be read, so that they can be deleted. */
    static Kind of(Nodes nodes) {
        return new Kind("node", "nodes", () -> nodes.all().stream().map(node -> node.name().value()).toList());
    }
}
