package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Defaults;
import io.ockam.state.Node;

/** {@code ockam node default}: tells or changes which node is meant when none is named. */
final class NodeDefault implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show which node is the default one, or make another the default.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node that becomes the default."));
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "NODE_NAME");
        String name = Paint.name(node.name().value());
        if (NodeArgument.name(invocation, "NODE_NAME").isEmpty()) {
            return Result.plain(Lines.ok("The default node is '" + name + "'"));
        }
        if (node.isDefault()) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, "The node '" + name + "' is already the default");
        }
        invocation.state().defaults().set(Defaults.Kind.NODE, node.name());
        return Result.plain(Lines.ok("The node '" + name + "' is now the default")).bare(node.name().value());
    }
}
