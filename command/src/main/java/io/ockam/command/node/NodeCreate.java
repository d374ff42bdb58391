package io.ockam.command.node;

import io.ockam.command.lifecycle.ForegroundNode;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.TrustArguments;
import io.ockam.command.verb.Verb;
import io.ockam.state.LaunchConfiguration;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;

/** {@code ockam node create}: makes a node, and its process, in the background or on this terminal. */
final class NodeCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Create a node: a process of its own that messages can be sent to.")
                .details(
                        """
                                The node runs in the background until it is stopped, or on this terminal with --foreground. Its state stays when it \
                                stops; 'ockam node start' brings it back with everything that was made in it. A stopped node of the same name \
                                is replaced here, by one with nothing in it.""")
                .with(Option.argument("NAME_OR_CONFIGURATION").says("Its name; a random one if absent."))
                .with(NodeWishes.OPTIONS.toArray(Option[]::new)).with(TrustArguments.ALL.toArray(Option[]::new))
                .example("A node with a random name", "ockam node create")
                .example("A node that listens on a certain port",
                        "ockam node create n1 --tcp-listener-address 127.0.0.1:6001")
                .example("A node on this terminal, with its log", "ockam node create n2 --foreground --verbose");
    }

    @Override
    public Result run(Invocation invocation) {
        NodeRecord wanted = NodeWishes.of(invocation).record();
        return wanted.foreground() ? inForeground(invocation, wanted) : inBackground(invocation, wanted);
    }

    private static Result inBackground(Invocation invocation, NodeRecord wanted) {
        Node node;
        try (Progress _ = invocation.terminal().progress("Creating node " + wanted.name() + "...")) {
            node = invocation.nodes().create(wanted);
        }
        String launched = launched(invocation, wanted);
        Result created = Result.plain(launched + created(node)).bare(launched + node.name());
        return invocation.globals().wantsJson() ? created.json(invocation.nodes().look(node).toJson()) : created;
    }

    private static Result inForeground(Invocation invocation, NodeRecord wanted) {
        try (ForegroundNode node = invocation.nodes().createInForeground(wanted)) {
            invocation.printer().accept(Result.plain(launched(invocation, wanted) + created(node.node())));
            invocation.terminal().notice(Lines.log("To exit and stop the Node, please press Ctrl+C\n"));
            node.awaitEnd(invocation.terminal(), wanted.exitOnEof());
            return Result.none();
        }
    }

    /** What the node has started as it was told to; a line for each. */
    private static String launched(Invocation invocation, NodeRecord wanted) {
        return wanted.launchConfiguration().flatMap(LaunchConfiguration::secureChannelListener).map(listener -> {
            invocation.terminal().notice(Lines.log("Starting secure-channel listener ...\n"));
            return "/service/" + listener.address() + "\n";
        }).orElse("");
    }

    private static String created(Node node) {
        String name = Paint.name(node.name().value());
        return Lines.ok("Created a new Node named " + name + "\n")
                + (node.isDefault() ? Lines.ok("Marked " + name + " as your default Node, on this machine\n") : "")
                + "\n"
                + Lines.log("To see more details on this Node, run: " + Paint.name("ockam node show " + node.name()));
    }
}
