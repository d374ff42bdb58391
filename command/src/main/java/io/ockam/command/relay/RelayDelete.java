package io.ockam.command.relay;

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

/** {@code ockam relay delete}. */
final class RelayDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete a relay; its name is free again at the other node.").with(
                Option.argument("RELAY_NAME").says("Its name."), NodeArgument.AT, DeleteItems.YES, DeleteItems.ALL);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        ControlClient client = invocation.nodes().client(node);
        return DeleteItems.of(RelayShow.kind(client), invocation)
                .delete(DeleteItems.name(invocation.options(), "RELAY_NAME"), invocation.options().has("--all"),
                        name -> {
                            client.call(PortalApi.DELETE_RELAY, name);
                            return Result.plain(Lines.ok("Relay with name " + Paint.name(name) + " on Node "
                                    + Paint.name(node.name().value()) + " has been deleted"));
                        });
    }
}
