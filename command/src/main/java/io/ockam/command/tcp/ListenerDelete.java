package io.ockam.command.tcp;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.client.ControlClient;
import io.ockam.state.Node;
import io.ockam.state.json.JsonObject;

/** {@code ockam tcp-listener delete}. */
final class ListenerDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Listen no longer at a TCP address; connections that were made through it stay.")
                .needingArguments()
                .with(Option.argument("ADDRESS").required().says("IP:PORT at which it listens."), NodeArgument.AT,
                        DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        String address = Transports.address(invocation.options());
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        String known = client.call(Api.TCP_LISTENER, address).socketAddr();
        if (!invocation.options().has("--yes")
                && !invocation.terminal().confirm("Are you sure you want to delete this TCP listener?")) {
            return Result.none();
        }
        client.call(Api.DELETE_TCP_LISTENER, known);
        return Result.plain(Lines.ok("TCP listener with address " + Paint.name(known) + " on Node "
                + Paint.name(node.name().value()) + " has been deleted"))
                .json(JsonObject.builder().put("node", node.name().value()).build());
    }
}
