package io.ockam.command.verb;

import io.ockam.command.lifecycle.LocalNodes;
import io.ockam.control.client.ControlClient;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import io.ockam.state.Node;
import java.util.Optional;

/** The options and arguments that name a node of this home: {@code n1} or {@code /node/n1}; the default node when they are absent. */
public final class NodeArgument {
    /** The usual one, for commands that look into a node or change something there. */
    public static final Option AT = Option.value("NODE_NAME", "--at").naming(Option.Values.NODE)
            .says("The node; the default node if absent.");

    private NodeArgument() {}

    /** The name that was typed, if one was. @throws UsageException if it is none */
    public static Optional<Name> name(Invocation invocation, String key) {
        return invocation.options().parsed(key, LocalNodes::nameIn);
    }

    /** The node that is meant. @throws OckamException if there is none */
    public static Node node(Invocation invocation, String key) {
        return invocation.nodes().get(name(invocation, key));
    }

    /** The node that is meant; when no default node is there, a new one. */
    public static Node nodeOrNewDefault(Invocation invocation, String key) {
        return invocation.nodes().getOrCreate(name(invocation, key));
    }

    /** To ask the node that is meant. @throws OckamException if there is none, or it does not run */
    public static ControlClient client(Invocation invocation, String key) {
        return invocation.nodes().client(node(invocation, key));
    }
}
