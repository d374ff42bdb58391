package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.NodeResources;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import io.ockam.state.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code ockam node start}: brings a stopped node back with everything that was made in it. */
final class NodeStart implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Start a node that was stopped, with everything that was made in it.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node; asked for, or the default node, if absent."));
    }

    @Override
    public Result run(Invocation invocation) {
        if (NodeArgument.name(invocation, "NODE_NAME").isPresent() || !invocation.terminal().canAsk()) {
            return start(invocation, NodeArgument.node(invocation, "NODE_NAME"));
        }
        List<String> stopped = invocation.state().nodes().all().stream().filter(node -> !node.status().isAlive())
                .map(node -> node.name().value()).toList();
        if (stopped.isEmpty()) {
            return Result.plain(Lines.info("All the nodes are already started, nothing to do. Exiting gratefully"));
        }
        if (stopped.size() == 1) {
            return start(invocation, node(invocation, stopped.getFirst()));
        }
        return startSeveral(invocation, invocation.terminal().select("Select the nodes", stopped));
    }

    private static Result startSeveral(Invocation invocation, List<String> names) {
        if (names.isEmpty()) {
            return Result.plain(Lines.info("No node selected, exiting gratefully!"));
        }
        if (names.size() == 1) {
            return start(invocation, node(invocation, names.getFirst()));
        }
        String question = "You are about to start the given nodes:[ " + String.join(", ", names) + " ]. Confirm?";
        if (!invocation.terminal().confirmInteractively(question)) {
            return Result.none();
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            try {
                start(invocation, node(invocation, name));
                lines.add(Lines.ok(Paint.name(name)));
            } catch (OckamException e) {
                lines.add(Lines.warn(Paint.name(name) + ": " + e.getMessage()));
            }
        }
        return Result.plain(String.join("\n", lines));
    }

    private static Result start(Invocation invocation, Node node) {
        String name = node.name().value();
        if (node.status().isAlive()) {
            return Result.plain(Lines.err(
                    "The node '" + Paint.name(name) + "' is already running. If you want to restart it you can call `"
                            + Paint.name("ockam node stop " + name) + "` and then `"
                            + Paint.name("ockam node start " + name) + "`"));
        }
        try (Progress _ = invocation.terminal().progress("Starting node " + name + "...")) {
            invocation.nodes().start(node);
        }
        invocation.nodes().missingAfterStart(node).forEach(lost -> invocation.terminal().notice(Lines.warn(
                "The " + lost.kind() + " " + Paint.name(lost.name()) + " could not be brought back: "
                        + lost.reason())));
        NodeResources resources = invocation.nodes().look(node);
        return Result.plain(NodeDescription.of(resources)).json(resources.toJson());
    }

    private static Node node(Invocation invocation, String name) {
        return invocation.state().nodes().get(new Name(name));
    }
}
