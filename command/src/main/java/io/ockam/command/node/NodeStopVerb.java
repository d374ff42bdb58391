package io.ockam.command.node;

import io.ockam.command.lifecycle.LocalNodes;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import io.ockam.state.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code ockam node stop}: ends the process of a node; the node stays. */
final class NodeStopVerb implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Stop a node. It stays, and can be started again.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node; asked for, or the default node, if absent."))
                .with(Option.flag("-f", "--force").hidden());
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.options().has("--force")) {
            invocation.terminal().notice(Lines.warn("--force is deprecated. This flag has no effect"));
        }
        List<Node> running = invocation.state().nodes().all().stream().filter(node -> node.status().isAlive()).toList();
        if (running.isEmpty()) {
            return Result.plain(Lines.info("There are no nodes running"));
        }
        return Result.all(wanted(invocation, running).stream().map(node -> stop(invocation, node)).toList());
    }

    private static List<Node> wanted(Invocation invocation, List<Node> running) {
        if (NodeArgument.name(invocation, "NODE_NAME").isEmpty() && invocation.terminal().canAsk()) {
            return running.size() == 1 ? running : chosen(invocation, running);
        }
        Name name = NodeArgument.name(invocation, "NODE_NAME")
                .orElseGet(() -> NodeArgument.node(invocation, "NODE_NAME").name());
        return List.of(running.stream().filter(node -> node.name().equals(name)).findFirst()
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                        "The node " + Paint.lightMagenta(name.value()) + " was not found",
                        invocation.state().nodes().exists(name)
                                ? "It is there, but not running."
                                : "Running are: " + String.join(", ", names(running)),
                        null)));
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(node -> node.name().value()).toList();
    }

    private static List<Node> chosen(Invocation invocation, List<Node> running) {
        List<String> chosen = invocation.terminal().select("Select one or more nodes that you want to stop",
                names(running));
        if (chosen.isEmpty()) {
            invocation.printer().accept(Result.plain(Lines.info("No nodes selected to stop")));
        }
        List<Node> nodes = new ArrayList<>(running);
        nodes.removeIf(node -> !chosen.contains(node.name().value()));
        return nodes;
    }

    private static Result stop(Invocation invocation, Node node) {
        LocalNodes nodes = invocation.nodes();
        String name = Paint.name(node.name().value());
        try (Progress _ = invocation.terminal().progress("Stopping node " + name + "...")) {
            nodes.stop(node);
            return Result.plain(Lines.ok("The node with name " + name + " was stopped"));
        } catch (OckamException e) {
            return Result.plain(Lines.warn("Failed to stop node with name " + name + ": " + e.getMessage()));
        }
    }
}
