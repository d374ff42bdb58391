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

/** {@code ockam tcp-outlet delete}. */
final class OutletDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete a TCP outlet: the connections through it are closed.").with(
                Option.argument("ALIAS").says("Its address."), NodeArgument.AT, DeleteItems.YES, DeleteItems.ALL);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        return DeleteItems.of(OutletShow.kind(node, client), invocation)
                .delete(DeleteItems.name(invocation.options(), "ALIAS").map(AddressText::parse),
                        invocation.options().has("--all"), alias -> {
                            client.call(PortalApi.DELETE_OUTLET, alias);
                            return Result.plain(Lines.ok("TCP Outlet with alias " + Paint.name(alias) + " on node "
                                    + Paint.name(node.name().value()) + " has been deleted")).bare(alias)
                                    .json(JsonObject.builder().put("alias", alias).put("node", node.name().value())
                                            .build());
                        });
    }
}
