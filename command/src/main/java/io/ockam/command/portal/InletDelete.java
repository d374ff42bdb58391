package io.ockam.command.portal;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import io.ockam.state.Node;
import io.ockam.state.json.JsonObject;

/** {@code ockam tcp-inlet delete}. */
final class InletDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete a TCP inlet: its port and the connections of its clients are closed.").with(
                Option.argument("ALIAS").says("Its alias."), NodeArgument.AT, DeleteItems.YES, DeleteItems.ALL);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        return DeleteItems.of(InletShow.kind(node, client), invocation)
                .delete(DeleteItems.name(invocation.options(), "ALIAS"), invocation.options().has("--all"), alias -> {
                    client.call(PortalApi.DELETE_INLET, alias);
                    return Result.plain(Lines.ok("TCP Inlet with alias " + Paint.name(alias) + " on Node "
                            + Paint.name(node.name().value()) + " has been deleted"))
                            .json(JsonObject.builder().put("alias", alias).put("node", node.name().value()).build());
                });
    }
}
